package confirmation

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestConfirmationIsGoodOnceForWhatItWasMadeFor(t *testing.T) {
	for name, dir := range map[string]string{"memory": "", "folder": t.TempDir()} {
		t.Run(name, func(t *testing.T) {
			b, err := Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			value := b.Sign([]byte("delete 5"))
			if err := b.Redeem(value, []byte("delete 6")); !errors.Is(err, ErrForeign) {
				t.Fatalf("for another call: %v", err)
			}
			if err := b.Redeem(value+"x", []byte("delete 5")); !errors.Is(err, ErrForeign) {
				t.Fatalf("changed: %v", err)
			}
			if err := b.Redeem(value, []byte("delete 5")); err != nil {
				t.Fatalf("refused tries used it up: %v", err)
			}
			if err := b.Redeem(value, []byte("delete 5")); !errors.Is(err, ErrUsed) {
				t.Fatalf("a second time: %v", err)
			}
		})
	}
}

func TestConfirmationExpires(t *testing.T) {
	b, err := Open("")
	if err != nil {
		t.Fatal(err)
	}
	value := b.Sign(nil)
	b.now = func() time.Time { return time.Now().Add(Lifetime + 2*time.Second) }
	if err := b.Redeem(value, nil); !errors.Is(err, ErrExpired) {
		t.Fatalf("got %v", err)
	}
}

func TestAnotherProcessHonoursAConfirmationOnce(t *testing.T) {
	dir := t.TempDir()
	first, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	value := first.Sign([]byte("x"))
	if err := second.Redeem(value, []byte("x")); err != nil {
		t.Fatal(err)
	}
	if err := first.Redeem(value, []byte("x")); !errors.Is(err, ErrUsed) {
		t.Fatalf("got %v", err)
	}
	info, err := os.Stat(filepath.Join(dir, "confirmation.key"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("key file: %v, %v", info.Mode(), err)
	}
}
