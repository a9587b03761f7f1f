package tools

import (
	"crypto/aes"
	"crypto/cipher"
)

// A cursor counts the records that were passed over and names the last one, which may not be of the jobs. So it is sealed
// for a caller who is held to some.

func (v *sight) sealing() cipher.AEAD {
	block, err := aes.NewCipher(v.call.server.Store.Key("cursor"))
	if err != nil {
		panic(err) // only for a key of another length
	}
	sealing, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		panic(err) // only for another block size
	}
	return sealing
}

func (v *sight) seal(b []byte) []byte {
	return v.sealing().Seal(nil, nil, b, nil) //nolint:gosec // this AEAD makes its own random nonce
}

// unseal gives nil for what was not sealed here.
func (v *sight) unseal(b []byte) []byte {
	opened, err := v.sealing().Open(nil, nil, b, nil)
	if err != nil {
		return nil
	}
	return opened
}
