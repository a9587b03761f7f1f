package oauth

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rsa"
	"encoding/base64"
	"math/big"
	"slices"
	"strings"
)

// key is one that can have signed a token.
type key struct {
	id         string
	algorithms []string
	public     crypto.PublicKey
}

// fits tells whether a token with this header can be the key's. One that names no key can be any's.
func (k key) fits(kid, algorithm string) bool {
	return (kid == "" || kid == k.id) && slices.Contains(k.algorithms, algorithm)
}

// jwk is a public key as RFC 7517 and 7518 write it.
type jwk struct {
	Type       string   `json:"kty"`
	ID         string   `json:"kid"`
	Use        string   `json:"use"`
	Operations []string `json:"key_ops"`
	Algorithm  string   `json:"alg"`
	Curve      string   `json:"crv"`
	N          string   `json:"n"`
	E          string   `json:"e"`
	X          string   `json:"x"`
	Y          string   `json:"y"`
}

// key gives what can be used of it, and false for what cannot: a key to encrypt with, a secret, a weak or unknown one.
func (j jwk) key() (key, bool) {
	if j.Use != "" && j.Use != "sig" || len(j.Operations) > 0 && !slices.Contains(j.Operations, "verify") {
		return key{}, false
	}
	k := key{id: j.ID}
	switch j.Type {
	case "RSA":
		k.public, k.algorithms = j.rsa()
	case "EC":
		k.public, k.algorithms = j.ec()
	case "OKP":
		if x := number(j.X); j.Curve == "Ed25519" && len(x) == ed25519.PublicKeySize {
			k.public, k.algorithms = ed25519.PublicKey(x), []string{"EdDSA"}
		}
	}
	if j.Algorithm != "" {
		k.algorithms = slices.DeleteFunc(k.algorithms, func(a string) bool { return a != j.Algorithm })
	}
	return k, len(k.algorithms) > 0
}

func (j jwk) rsa() (crypto.PublicKey, []string) {
	const least, most = 2048, 8192
	n, e := new(big.Int).SetBytes(number(j.N)), new(big.Int).SetBytes(number(j.E))
	if n.BitLen() < least || n.BitLen() > most || n.Bit(0) == 0 || e.BitLen() < 2 || e.BitLen() > 31 || e.Bit(0) == 0 {
		return nil, nil
	}
	fits := slices.DeleteFunc(slices.Clone(algorithms), func(a string) bool { return !strings.HasPrefix(a, "RS") && !strings.HasPrefix(a, "PS") })
	return &rsa.PublicKey{N: n, E: int(e.Int64())}, fits
}

func (j jwk) ec() (crypto.PublicKey, []string) {
	var (
		curve     elliptic.Curve
		algorithm string
	)
	switch j.Curve {
	case "P-256":
		curve, algorithm = elliptic.P256(), "ES256"
	case "P-384":
		curve, algorithm = elliptic.P384(), "ES384"
	case "P-521":
		curve, algorithm = elliptic.P521(), "ES512"
	default:
		return nil, nil
	}
	uncompressed := slices.Concat([]byte{4}, number(j.X), number(j.Y))
	public, err := ecdsa.ParseUncompressedPublicKey(curve, uncompressed) // it must lie on the curve
	if err != nil {
		return nil, nil
	}
	return public, []string{algorithm}
}

// number reads base64url; what is none is taken for no number at all.
func number(text string) []byte {
	b, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return nil
	}
	return b
}
