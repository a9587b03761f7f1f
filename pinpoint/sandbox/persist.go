package sandbox

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// saveDelay gathers changes that come one after the other into one save.
const saveDelay = 200 * time.Millisecond

// saver remembers that there is something to save.
type saver struct {
	mu    sync.Mutex
	timer *time.Timer // set while something waits to be saved
	write sync.Mutex  // one save at a time
}

// changed has the state saved before long, if it is to be kept in a file.
func (s *Server) changed() {
	if s.options.File == "" {
		return
	}
	s.saver.mu.Lock()
	defer s.saver.mu.Unlock()
	if s.saver.timer == nil {
		s.saver.timer = time.AfterFunc(saveDelay, func() {
			if err := s.flush(); err != nil {
				s.options.Logger.Error("sandbox data cannot be saved", slog.Any("error", err))
			}
		})
	}
}

// flush saves what waits to be saved.
func (s *Server) flush() error {
	s.saver.mu.Lock()
	waiting := s.saver.timer
	s.saver.timer = nil
	s.saver.mu.Unlock()
	if waiting == nil {
		return nil
	}
	waiting.Stop()
	return s.Save(s.options.File)
}

// Save writes everything that the sandbox holds to a file, as JSON that only its owner can read. The file is
// replaced as a whole or not at all.
func (s *Server) Save(path string) error {
	st, err := s.open()
	if err != nil {
		return err
	}
	s.saver.write.Lock()
	defer s.saver.write.Unlock()
	s.mu.RLock()
	content, err := json.Marshal(st.data())
	s.mu.RUnlock()
	if err != nil {
		return fmt.Errorf("sandbox data: %w", err)
	}
	return replaceFile(path, content)
}

func replaceFile(path string, content []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*") // made with mode 0600
	if err != nil {
		return fmt.Errorf("sandbox data: %w", err)
	}
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return fmt.Errorf("sandbox data: %w", err)
	}
	return nil
}

// Load reads what Save wrote.
func Load(path string) (*Data, error) {
	content, err := os.ReadFile(path) //nolint:gosec // the file that the user named
	if err != nil {
		return nil, fmt.Errorf("sandbox data: %w", err)
	}
	d := &Data{}
	if err := json.Unmarshal(content, d); err != nil {
		return nil, fmt.Errorf("sandbox data: %s: %w", path, err)
	}
	for i, o := range d.Objects {
		if o == nil || o.Type == "" || !isNumber(o.ID) {
			return nil, fmt.Errorf("sandbox data: %s: object %d has no type or id", path, i)
		}
	}
	return d, nil
}

// loadIfThere is Load, but nil for a file that does not exist yet.
func loadIfThere(path string) (*Data, error) {
	d, err := Load(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return d, err
}
