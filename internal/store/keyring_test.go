package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"
)

// The tests of this file share the keyring of the process, so none of them is parallel.

func TestTheKeyringHoldsTheSecretKey(t *testing.T) {
	keyring.MockInit()
	dir := t.TempDir()
	open := func() *Store {
		t.Helper()
		s, err := OpenWithKey(dir, Secret{Keyring: true})
		must(t, err)
		t.Cleanup(func() { _ = s.Close() })
		return s
	}
	first := open()
	fill(t, first)
	must(t, first.Close())
	if _, err := os.Stat(filepath.Join(dir, keyName)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a key lies in the folder: %v", err)
	}
	if _, err := open().Screening(t.Context(), here, "5"); err != nil {
		t.Errorf("the next process cannot read what was kept: %v", err)
	}
	must(t, keyring.Delete(keyringService, keyringUser))
	_, err := open().Screening(t.Context(), here, "5")
	explains(t, err, "another key than that of the keyring")
}

func TestAKeyringThatHoldsNoKey(t *testing.T) {
	keyring.MockInit()
	must(t, keyring.Set(keyringService, keyringUser, "no key at all"))
	_, err := OpenWithKey(t.TempDir(), Secret{Keyring: true})
	explains(t, err, keyringService, "64 hexadecimal digits")
	if strings.Contains(err.Error(), "at all") {
		t.Errorf("%q tells what the keyring holds", err)
	}
}

func TestAKeyringThatIsLocked(t *testing.T) {
	keyring.MockInitWithError(errors.New("prompt dismissed"))
	t.Cleanup(keyring.MockInit)
	_, err := OpenWithKey(t.TempDir(), Secret{Keyring: true})
	explains(t, err, "prompt dismissed", "--secret-key-file")
}

func TestTheEnvironmentHoldsTheSecretKey(t *testing.T) {
	dir, key := t.TempDir(), strings.Repeat("0a", secretSize)
	s, err := OpenWithKey(dir, Secret{Text: key + "\n"})
	must(t, err)
	fill(t, s)
	must(t, s.Close())
	if _, err := os.Stat(filepath.Join(dir, keyName)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a key lies in the folder: %v", err)
	}
	other, err := OpenWithKey(dir, Secret{Text: strings.Repeat("0b", secretSize)})
	must(t, err)
	t.Cleanup(func() { _ = other.Close() })
	explains(t, other.Ping(t.Context()), "another key than that of the environment")
	_, err = OpenWithKey(dir, Secret{Text: "0a0a"})
	explains(t, err, "64 hexadecimal digits")
	if strings.Contains(err.Error(), "0a0a") {
		t.Errorf("%q tells the key", err)
	}
}

func TestASecretKeyIsNamedOnce(t *testing.T) {
	for _, twice := range []Secret{{File: "a", Text: "b"}, {File: "a", Keyring: true}, {Text: "b", Keyring: true}} {
		_, err := OpenWithKey(t.TempDir(), twice)
		explains(t, err, "named twice")
	}
}
