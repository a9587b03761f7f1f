package store

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/base64"
	"fmt"
)

// newSealer gives AES-256-GCM that puts a random nonce before what it seals.
func newSealer(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(block)
}

// cell is where a sealed value belongs. Moved to another cell, it does not open.
type cell struct{ table, id, column string }

func (c cell) bytes() []byte {
	return []byte(c.table + "\x00" + c.id + "\x00" + c.column)
}

// seal gives base64, since SQLite and PostgreSQL disagree about bytes but not about text. Nothing stays nothing.
func (s *Store) seal(value []byte, at cell) string {
	if len(value) == 0 {
		return ""
	}
	return base64.StdEncoding.EncodeToString(s.sealed.Seal(nil, nil, value, at.bytes())) //nolint:gosec // it makes the nonce itself
}

func (s *Store) unseal(value string, at cell) ([]byte, error) {
	if value == "" {
		return nil, nil
	}
	sealed, err := base64.StdEncoding.DecodeString(value)
	if err == nil {
		sealed, err = s.sealed.Open(nil, nil, sealed, at.bytes())
	}
	if err != nil {
		return nil, fmt.Errorf("the %s of a record in %s does not open: it was sealed with another key than %s, or changed since; put the key back that it was made with",
			at.column, s.engine.place(), s.keyPath)
	}
	return sealed, nil
}
