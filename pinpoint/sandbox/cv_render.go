package sandbox

import (
	"fmt"
	"path"
	"strings"
)

// contentTypes are those of the files that Pinpoint takes.
var contentTypes = map[string]string{
	".pdf":  "application/pdf",
	".doc":  "application/msword",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".rtf":  "application/rtf",
	".txt":  "text/plain; charset=utf-8",
	".png":  "image/png",
	".jpg":  "image/jpeg",
	".jpeg": "image/jpeg",
	".xls":  "application/vnd.ms-excel",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".mp4":  "video/mp4",
	".mov":  "video/quicktime",
}

// renderBlob gives the bytes of a file and their content type. A file that came as bytes goes as it came; one that is
// kept as its source is written as PDF, DOCX or plain text, as its name says. The same blob gives the same bytes.
func renderBlob(b Blob) ([]byte, string, error) {
	extension := strings.ToLower(path.Ext(b.Filename))
	contentType, ok := contentTypes[extension]
	if !ok {
		contentType = "application/octet-stream"
	}
	if b.Data != nil {
		return b.Data, contentType, nil
	}
	render, ok := map[string]func([]block) ([]byte, error){".pdf": renderPDF, ".docx": renderDOCX, ".txt": renderText}[extension]
	if !ok {
		return nil, "", fmt.Errorf("file %q has a source, and no way to write it as %q", b.Filename, extension)
	}
	data, err := render(blocks(b.Source))
	if err != nil {
		return nil, "", fmt.Errorf("write %q: %w", b.Filename, err)
	}
	return data, contentType, nil
}

type blockKind int

const (
	paragraph blockKind = iota
	title
	section
	bullet
)

// block is a piece of a source: a title, a section heading, a bullet or a paragraph.
type block struct {
	kind blockKind
	text string
}

// blocks reads a source: "# Title", "## Section", "- bullet", and paragraphs, whose lines are joined.
func blocks(source string) []block {
	var list []block
	joining := false
	for line := range strings.Lines(source) {
		line = strings.TrimSpace(line)
		kind := paragraph
		for prefix, k := range map[string]blockKind{"# ": title, "## ": section, "- ": bullet} {
			if text, ok := strings.CutPrefix(line, prefix); ok {
				kind, line = k, text
				break
			}
		}
		switch {
		case line == "":
			joining = false
			continue
		case kind == paragraph && joining:
			list[len(list)-1].text += " " + line
			continue
		}
		list = append(list, block{kind, line})
		joining = kind == paragraph
	}
	return list
}

func renderText(list []block) ([]byte, error) {
	var text strings.Builder
	for i, b := range list {
		if i > 0 && (b.kind != bullet || list[i-1].kind != bullet) {
			text.WriteByte('\n')
		}
		switch b.kind {
		case section:
			text.WriteString(strings.ToUpper(b.text))
		case bullet:
			text.WriteString("* " + b.text)
		case title, paragraph:
			text.WriteString(b.text)
		}
		text.WriteByte('\n')
	}
	return []byte(text.String()), nil
}
