package sandbox

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"log/slog"
	"mime"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
)

// filePath is where files are; blobPath is what attachments point to, and leads on to diskPath.
const (
	filePath = "/rails/active_storage/"
	blobPath = filePath + "blobs/"
	diskPath = filePath + "disk/"
)

// The types and sizes of files that the API takes (developers.pinpointhq.com, post-applications).
var (
	letterTypes   = []string{"pdf", "doc", "docx", "txt", "rtf"}
	documentTypes = []string{"pdf", "doc", "docx", "png", "jpeg", "jpg", "xls", "xlsx", "pptx", "mp4", "mov", "txt"}
)

const (
	letterLimit   = 30 << 20
	documentLimit = 10 << 20
)

// signed makes the part of a URL that stands for a blob; nobody can guess another's.
func (s *Server) signed(blob string) string {
	mac := hmac.New(sha256.New, []byte(s.options.APIKey))
	mac.Write([]byte(blob)) // a hash never fails
	return base64.RawURLEncoding.EncodeToString([]byte(blob)) + "--" + hex.EncodeToString(mac.Sum(nil)[:16])
}

// unsigned gives the blob that a signed id stands for.
func (v *view) unsigned(id string) (blob string, ok bool) {
	encoded, _, _ := strings.Cut(id, "--")
	key, err := base64.RawURLEncoding.DecodeString(encoded)
	if err != nil || !hmac.Equal([]byte(v.sign(string(key))), []byte(id)) {
		return "", false
	}
	_, ok = v.blobs[string(key)]
	return string(key), ok
}

// serveFile gives out a file, without an API key. The URL of an attachment leads on to where the file is kept.
func (s *Server) serveFile(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		http.Error(w, "Method not allowed", http.StatusMethodNotAllowed)
		return
	}
	if rest, ok := strings.CutPrefix(r.URL.EscapedPath(), blobPath); ok {
		w.Header().Set("Location", diskPath+rest)
		w.WriteHeader(http.StatusFound)
		return
	}
	id, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, diskPath), "/")
	st, err := s.open()
	if err != nil {
		http.Error(w, "The sandbox has no data", http.StatusInternalServerError)
		return
	}
	s.mu.RLock()
	v := s.view(st, r)
	key, ok := v.unsigned(id)
	blob := st.blobs[key]
	s.mu.RUnlock()
	if !ok {
		http.Error(w, "The page you were looking for doesn't exist", http.StatusNotFound)
		return
	}
	data, contentType, err := renderBlob(blob)
	if err != nil {
		s.options.Logger.ErrorContext(r.Context(), "sandbox file cannot be made", slog.Any("error", err))
		http.Error(w, "The file cannot be made", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": blob.Filename}))
	http.ServeContent(w, r, "", time.Time{}, strings.NewReader(string(data)))
}

// attachment is a file as the API shows it.
func (v *view) attachment(f File) map[string]any {
	return map[string]any{
		"context": f.Context, "filename": f.Filename,
		"url": v.base + blobPath + v.sign(f.Blob) + "/" + url.PathEscape(f.Filename),
	}
}

// attachments is the attribute that lists the files of a record.
func attachments(v *view, o *Object) any {
	list := make([]any, len(o.Files))
	for i, f := range o.Files {
		list[i] = v.attachment(f)
	}
	return list
}

func fileRules() rules {
	return rules{computed: map[string]compute{"attachments": attachments}}
}

var errBase64 = errors.New("is not valid base64")

// decodeBase64 reads base64, plain or in a data URL.
func decodeBase64(s string) ([]byte, error) {
	if rest, ok := strings.CutPrefix(s, "data:"); ok {
		header, data, found := strings.Cut(rest, ",")
		if !found || !strings.HasSuffix(header, ";base64") {
			return nil, errBase64
		}
		s = data
	}
	s = strings.TrimRight(strings.Join(strings.Fields(s), ""), "=")
	data, err := base64.RawStdEncoding.DecodeString(s)
	if err != nil || len(data) == 0 {
		return nil, errBase64
	}
	return data, nil
}

// attach stores an upload with the record. A CV or a letter takes the place of the one before; documents add up.
func (w *write) attach(context, filename, encoded, dataName, fileName string, types []string, limit int) {
	data, err := decodeBase64(encoded)
	extension := strings.ToLower(strings.TrimPrefix(path.Ext(filename), "."))
	switch {
	case err != nil:
		w.invalid(dataName, err.Error(), "invalid")
	case !slices.Contains(types, extension):
		w.invalid(fileName, "has a type that is not allowed: use "+strings.Join(types, ", "), "content_type_invalid")
	case len(data) > limit:
		w.invalid(dataName, "is larger than "+strconv.Itoa(limit>>20)+" MB", "file_size_out_of_range")
	default:
		w.attachFile(File{Context: context, Filename: filename, Blob: w.keep(filename, data)})
	}
}

func (w *write) attachFile(f File) {
	w.o.Files = slices.Clone(w.o.Files)
	if f.Context != "document" || w.o.Type == "answers" {
		w.o.Files = slices.DeleteFunc(w.o.Files, func(old File) bool { return old.Context == f.Context })
	}
	w.o.Files = append(w.o.Files, f)
}

// keep stores the content of a file and gives its key. The same file is kept once.
func (t *txn) keep(filename string, data []byte) string {
	sum := sha256.Sum256(append([]byte(filename+"\x00"), data...))
	key := "upload-" + hex.EncodeToString(sum[:12])
	if _, kept := t.blobs[key]; !kept {
		t.blobs[key] = Blob{Filename: filename, Data: data}
		t.undo = append(t.undo, func() { delete(t.blobs, key) })
	}
	return key
}

// attachGiven attaches what the attributes <prefix>_base64_data and _filename or <prefix>_signed_id of the write hold.
func (w *write) attachGiven(prefix, context string, types []string, limit int) {
	dataName, fileName, signedName := prefix+"_base64_data", prefix+"_base64_filename", prefix+"_signed_id"
	switch {
	case w.given(dataName) && w.given(fileName):
		w.attach(context, w.text(fileName), w.text(dataName), dataName, fileName, types, limit)
	case w.given(dataName):
		w.blank(fileName)
	case w.given(fileName):
		w.blank(dataName)
	case w.given(signedName):
		if key, ok := w.unsigned(w.text(signedName)); ok {
			w.attachFile(File{Context: context, Filename: w.blobs[key].Filename, Blob: key})
		} else {
			w.invalid(signedName, "is invalid", "invalid")
		}
	}
}

// attachDocuments attaches the documents_base64 of the write. An element without data or name is skipped.
func (w *write) attachDocuments() {
	list, _ := w.attrs["documents_base64"].([]any)
	for _, element := range list {
		document, _ := element.(map[string]any)
		data, _ := document["data"].(string)
		filename, _ := document["filename"].(string)
		if data != "" && filename != "" {
			w.attach("document", filename, data, "documents_base64", "documents_base64", documentTypes, documentLimit)
		}
	}
}
