package audit

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// File is a sink in a file of JSON lines, with a chain of its own. It is opened anew for every event and locked
// meanwhile, so that several processes may write to it, and a file that was moved away begins anew.
type File struct {
	path  string
	now   func() time.Time
	group *group
}

// NewFile gives the sink in a file, which is made for this user alone if need be. A file whose last line is no event is
// refused.
func NewFile(path string) (*File, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	s := &File{path: path, now: time.Now, group: newGroup()}
	f, err := s.open()
	if err != nil {
		return nil, err
	}
	_, _, err = s.end(f)
	return s, errors.Join(err, f.Close())
}

// Append writes an event. When it returns, the event is on the disk.
func (s *File) Append(ctx context.Context, e Event) (Event, error) {
	return s.group.append(ctx, prepare(e, s.now), s.write)
}

// AppendAll writes events in one go.
func (s *File) AppendAll(ctx context.Context, events []Event) error {
	_, err := s.write(ctx, prepareAll(events, s.now))
	return err
}

// write adds events to the file, all of them or none, and gives them as they were written.
func (s *File) write(_ context.Context, events []Event) ([]Event, error) {
	f, err := s.open()
	if err != nil {
		return nil, err
	}
	written, err := s.writeTo(f, events)
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, err
	}
	return written, nil
}

func (s *File) writeTo(f *os.File, events []Event) ([]Event, error) {
	last, size, err := s.end(f)
	if err != nil {
		return nil, err
	}
	var (
		written []Event
		lines   []byte
	)
	for _, e := range events {
		next, canonical, err := e.follow(last.Seq, last.Hash)
		if err != nil {
			return nil, err
		}
		written, last = append(written, next), next
		lines = append(append(lines, line(canonical, next.Hash)...), '\n')
	}
	if _, err = f.Write(lines); err == nil {
		err = f.Sync()
	}
	if err != nil { // what is half written must not be taken for events
		return nil, errors.Join(fmt.Errorf("the audit file cannot be written: %w", err), os.Truncate(s.path, size))
	}
	return written, nil
}

// Verify looks at the whole file. What was cut off at its end cannot be told.
func (s *File) Verify() (Report, error) {
	f, err := os.Open(s.path)
	if err != nil {
		return Report{}, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	report, err := VerifyLines(f)
	if err == nil && report.FirstSeq > 1 {
		report.Finding = missing(1, report.FirstSeq-1)
	}
	return report, err
}

// open gives the file, locked until it is closed.
func (s *File) open() (*os.File, error) {
	f, err := os.OpenFile(s.path, os.O_RDWR|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("the audit file cannot be opened: %w", err)
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("it is no file on a disk")
	}
	if err == nil {
		err = lock(f)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("the audit file %s: %w", s.path, err), f.Close())
	}
	return f, nil
}

// end gives the last event of the file and its size. A line without an end was never acknowledged; it is cut off.
func (s *File) end(f *os.File) (last Event, size int64, err error) {
	info, err := f.Stat()
	if err != nil {
		return Event{}, 0, err
	}
	size = info.Size()
	tail, err := lastLines(f, size)
	if err != nil {
		return Event{}, 0, fmt.Errorf("the audit file cannot be read: %w", err)
	}
	whole := tail[:bytes.LastIndexByte(tail, '\n')+1]
	if torn := int64(len(tail) - len(whole)); torn > 0 {
		size -= torn
		if err := os.Truncate(s.path, size); err != nil {
			return Event{}, 0, fmt.Errorf("the audit file ends in half a line, which cannot be cut off: %w", err)
		}
	}
	if len(whole) == 0 {
		return Event{Hash: firstPrev}, size, nil
	}
	whole = whole[:len(whole)-1]
	last, canonical, err := parseLine(whole[bytes.LastIndexByte(whole, '\n')+1:])
	if err != nil || hashOf(last.PrevHash, canonical) != last.Hash {
		return Event{}, 0, fmt.Errorf("%w: the last line of %s is no event; move the file away to begin anew", ErrDamaged, s.path)
	}
	return last, size, nil
}

// lastLines gives the end of a file that holds a whole line, or all of it when there is none.
func lastLines(f io.ReaderAt, size int64) ([]byte, error) {
	for length := int64(16 << 10); ; length *= 4 {
		length = min(length, size)
		tail := make([]byte, length)
		if _, err := f.ReadAt(tail, size-length); err != nil {
			return nil, err
		}
		// One newline ends the last whole line, the other one comes before it.
		if length == size || bytes.Count(tail, []byte("\n")) > 1 {
			return tail, nil
		}
	}
}

// Writer is a sink that only writes lines of JSON, such as standard error: nothing is read there again, so there is
// neither a sequence nor a chain.
type Writer struct {
	lines io.Writer
	now   func() time.Time
}

// NewWriter gives the sink that writes every event with one call.
func NewWriter(w io.Writer) *Writer { return &Writer{lines: w, now: time.Now} }

// Append writes an event.
func (s *Writer) Append(_ context.Context, e Event) (Event, error) {
	e = prepare(e, s.now)
	text, err := encode(e)
	if err == nil {
		_, err = s.lines.Write(append(text, '\n'))
	}
	if err != nil {
		return Event{}, err
	}
	return e, nil
}

// AppendAll writes events one after the other.
func (s *Writer) AppendAll(ctx context.Context, events []Event) error {
	for i := range events {
		if _, err := s.Append(ctx, events[i]); err != nil {
			return err
		}
	}
	return nil
}
