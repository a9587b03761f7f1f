package evals

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"text/template"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/tidwall/gjson"
)

// script carries out the steps of a reference run over a real session.
type script struct {
	session *mcp.ClientSession
	person  func(context.Context) error // answers all that waits at the terminal
	kept    map[string]any
	counted Counts
}

func (s *script) run(ctx context.Context, steps []Step) error {
	for i, step := range steps {
		if err := s.step(ctx, step); err != nil {
			return fmt.Errorf("step %d %s: %w", i+1, step.Call, err)
		}
	}
	return nil
}

func (s *script) step(ctx context.Context, step Step) error {
	if step.Person {
		return s.person(ctx)
	}
	if step.Each == "" {
		return s.call(ctx, step, func(name string, value any) { s.kept[name] = value })
	}
	items, ok := s.kept[step.Each].([]any)
	if !ok {
		return fmt.Errorf("each: no list was kept as %q", step.Each)
	}
	lists := map[string][]any{}
	for _, item := range items {
		s.kept["item"] = item
		if err := s.call(ctx, step, func(name string, value any) { lists[name] = append(lists[name], value) }); err != nil {
			return err
		}
	}
	for name, list := range lists {
		s.kept[name] = list
	}
	return nil
}

// call makes one call and keeps what the step wants of its result.
func (s *script) call(ctx context.Context, step Step, keep func(string, any)) error {
	if step.With == nil {
		step.With = map[string]any{}
	}
	arguments, err := s.filled(step.With)
	if err != nil {
		return err
	}
	sent, err := json.Marshal(arguments)
	if err != nil {
		return err
	}
	result, err := s.session.CallTool(ctx, &mcp.CallToolParams{Name: step.Call, Arguments: json.RawMessage(sent)})
	if err != nil {
		return err
	}
	var text strings.Builder
	for _, c := range result.Content {
		if t, ok := c.(*mcp.TextContent); ok {
			text.WriteString(t.Text)
		}
	}
	s.counted.add(step.Call, len(sent), text.Len())
	if code := gjson.Get(text.String(), "error.code").String(); code != step.Fails {
		return fmt.Errorf("the error is %q, not %q: %.800s", code, step.Fails, text.String())
	}
	for name, path := range step.Keep {
		found := gjson.Get(text.String(), path)
		if !found.Exists() {
			return fmt.Errorf("keep: nothing is at %s in %.800s", path, text.String())
		}
		keep(name, found.Value())
	}
	return nil
}

// filled puts what was kept in the place of "$name".
func (s *script) filled(v any) (any, error) {
	var failed error
	switch v := v.(type) {
	case string:
		if name, isName := strings.CutPrefix(v, "$"); isName {
			value, there := s.kept[name]
			if !there {
				return nil, fmt.Errorf("nothing was kept as %q", name)
			}
			return value, nil
		}
	case []any:
		list := make([]any, len(v))
		for i, item := range v {
			var err error
			list[i], err = s.filled(item)
			failed = errors.Join(failed, err)
		}
		return list, failed
	case map[string]any:
		object := make(map[string]any, len(v))
		for name, item := range v {
			var err error
			object[name], err = s.filled(item)
			failed = errors.Join(failed, err)
		}
		return object, failed
	}
	return v, nil
}

// answer composes the final answer from what was kept.
func (s *script) answer(text string) (string, error) {
	t, err := template.New("answer").Option("missingkey=error").Funcs(template.FuncMap{"join": join}).Parse(text)
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	err = t.Execute(&out, s.kept)
	return out.String(), err
}

func join(list []any) string {
	parts := make([]string, len(list))
	for i, item := range list {
		parts[i] = fmt.Sprint(item)
	}
	return strings.Join(parts, ", ")
}
