package documents

import (
	"archive/zip"
	"bytes"
	"path"
	"strings"
)

const (
	formatPDF  = "pdf"
	formatDOCX = "docx"
	formatText = "text"
)

// headerWindow is how far into a file a PDF header is looked for: mail gateways put lines before it, and viewers
// accept it within the first kilobyte.
const headerWindow = 1024

// signatures are the first bytes of formats that candidates upload and that hold no text for us.
var signatures = []struct{ magic, message string }{
	{"\x89PNG\r\n", "The file is a picture (PNG); its text cannot be read."},
	{"\xff\xd8\xff", "The file is a picture (JPEG); its text cannot be read."},
	{"GIF8", "The file is a picture (GIF); its text cannot be read."},
	{"II*\x00", "The file is a picture (TIFF); its text cannot be read."},
	{"MM\x00*", "The file is a picture (TIFF); its text cannot be read."},
	{"RIFF", "The file is a picture or a recording; its text cannot be read."},
	{`{\rtf`, "RTF documents are not read; ask for a PDF or DOCX."},
	{"%!PS", "PostScript documents are not read; ask for a PDF or DOCX."},
	{"Rar!", "RAR archives are not read; ask for a PDF or DOCX."},
	{"7z\xbc\xaf", "7-Zip archives are not read; ask for a PDF or DOCX."},
	{"\x1f\x8b", "Compressed files are not read; ask for a PDF or DOCX."},
}

// sniff tells the format by content. A name counts only where text could be anything.
func sniff(data []byte, filename string) (string, *Error) {
	head := data[:min(len(data), headerWindow)]
	if bytes.Contains(head, []byte("%PDF-")) {
		return formatPDF, nil
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06")) {
		return sniffZip(data)
	}
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
		return "", refuseOLE(data)
	}
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.magic)) {
			return "", fail(Unsupported, s.message)
		}
	}
	if len(data) > 8 && string(data[4:8]) == "ftyp" {
		return "", fail(Unsupported, "The file is a picture or a film; its text cannot be read.")
	}
	start := strings.ToLower(string(bytes.TrimLeft(head, "\ufeff \t\r\n")))
	if strings.HasPrefix(start, "<!doctype html") || strings.HasPrefix(start, "<html") {
		return "", fail(Unsupported, "HTML pages are not read; ask for a PDF or DOCX.")
	}
	switch strings.ToLower(path.Ext(filename)) {
	case ".pdf", ".docx":
		return "", fail(Corrupt, "The file is not what its name says; it may have been damaged on the way.")
	}
	if looksBinary(data) {
		return "", fail(Unsupported, "The file is of a kind that cannot be read; ask for a PDF or DOCX.")
	}
	return formatText, nil
}

func sniffZip(data []byte) (string, *Error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", fail(Corrupt, "The document is damaged and cannot be opened; it may have been cut short.")
	}
	for _, f := range archive.File {
		switch {
		case strings.HasPrefix(f.Name, "word/document"):
			return formatDOCX, nil
		case strings.HasPrefix(f.Name, "xl/"):
			return "", fail(Unsupported, "Spreadsheets are not read; ask for a PDF or DOCX.")
		case strings.HasPrefix(f.Name, "ppt/"):
			return "", fail(Unsupported, "Presentations are not read; ask for a PDF or DOCX.")
		case f.Name == "mimetype" && f.UncompressedSize64 < headerWindow:
			return "", fail(Unsupported, "OpenDocument files are not read; ask for a PDF or DOCX.")
		}
	}
	return "", fail(Unsupported, "Zip archives are not read; ask for a PDF or DOCX.")
}

// refuseOLE tells a Word 97 document from a DOCX with a password: Office wraps the latter in the same container, under
// a stream whose name is written in UTF-16.
func refuseOLE(data []byte) *Error {
	if bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")) {
		return fail(Encrypted, "The document is protected by a password.")
	}
	return fail(Unsupported, "Old Word documents (.doc) are not read; ask for a PDF or DOCX.")
}
