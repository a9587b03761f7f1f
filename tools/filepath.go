package tools

import (
	"encoding/base64"
	"io"
	"os"
	"path"
	"slices"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// With a folder to take files from, documents can be named by their path in it instead of being given as base64.
// os.Root keeps every path inside, links included.

// The limits that Pinpoint sets for a CV and for a document.
const (
	cvLimit       = 30 << 20
	documentLimit = 10 << 20
)

// pathFields are the arguments that a tool takes beside its own when there is a folder.
func (s *Server) pathFields(t *Tool) []pinpoint.Field {
	if s.FilesDir == nil {
		return nil
	}
	var fields []pinpoint.Field
	takes := func(name string) bool {
		return slices.ContainsFunc(t.Fields(), func(f pinpoint.Field) bool { return f.Name == name })
	}
	if takes("cv_base64_data") {
		fields = append(fields, pinpoint.Field{Name: "cv_path", Kind: pinpoint.KindString})
	}
	if takes("documents_base64") {
		fields = append(fields, pinpoint.Field{
			Name: "documents_paths", Kind: pinpoint.KindArray, Elem: &pinpoint.Field{Kind: pinpoint.KindString},
		})
	}
	return fields
}

// readPaths replaces the paths among the values by what the files hold.
func (c *call) readPaths(values map[string]any) error {
	if name, given := values["cv_path"].(string); given {
		delete(values, "cv_path")
		if values["cv_base64_data"] != nil {
			return invalid("give either cv_path or cv_base64_data, not both")
		}
		data, err := c.readFile("cv_path", name, cvLimit)
		if err != nil {
			return err
		}
		values["cv_base64_data"] = data
		if values["cv_base64_filename"] == nil {
			values["cv_base64_filename"] = path.Base(name)
		}
	}
	names := c.args.texts("documents_paths")
	delete(values, "documents_paths")
	documents, _ := values["documents_base64"].([]any)
	for _, name := range names {
		data, err := c.readFile("documents_paths", name, documentLimit)
		if err != nil {
			return err
		}
		documents = append(slices.Clip(documents), map[string]any{"data": data, "filename": path.Base(name)})
	}
	if len(names) > 0 {
		values["documents_base64"] = documents
	}
	return nil
}

func (c *call) readFile(argument, name string, most int64) (string, error) {
	f, err := c.server.FilesDir.Open(name)
	if err != nil {
		if os.IsNotExist(err) {
			return "", invalid("%s: the folder for files holds no %q", argument, clip(sanitise(name)))
		}
		return "", invalid("%s: %q cannot be read; a path must stay inside the folder for files", argument, clip(sanitise(name)))
	}
	defer f.Close() //nolint:errcheck // it is only read
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return "", invalid("%s: %q cannot be read", argument, clip(sanitise(name)))
	}
	if int64(len(data)) > most {
		return "", invalid("%s: %q is larger than %d MiB", argument, clip(sanitise(name)), most>>20)
	}
	return base64.StdEncoding.EncodeToString(data), nil
}
