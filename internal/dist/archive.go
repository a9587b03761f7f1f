package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// file is one of an archive.
type file struct {
	name string
	mode os.FileMode
	data []byte
}

// moment is the time of every file of an archive, the first one that a zip archive can say.
var moment = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

const (
	executable = 0o755
	readable   = 0o644
)

// archives writes the program for each platform with its licence: a zip for Windows, else a tarball.
func (r *releasing) archives(context.Context) error {
	for _, b := range r.programs {
		files := []file{
			{b.file(), executable, b.data},
			{"LICENSE", readable, nil},
			{"README.md", readable, nil},
			{noticesFile, readable, r.licences},
		}
		for i, f := range files {
			if f.data != nil {
				continue
			}
			data, err := os.ReadFile(f.name)
			if err != nil {
				return err
			}
			files[i].data = data
		}
		pack, suffix := tarball, ".tar.gz"
		if b.os == "windows" {
			pack, suffix = zipped, ".zip"
		}
		data, err := pack(files)
		if err != nil {
			return err
		}
		if err := r.write(r.name("_"+b.os+"_"+b.arch+suffix), data); err != nil {
			return err
		}
	}
	return nil
}

func tarball(files []file) ([]byte, error) {
	var b bytes.Buffer
	compressed, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	archive := tar.NewWriter(compressed)
	for _, f := range files {
		header := &tar.Header{
			Name: f.name, Mode: int64(f.mode), Size: int64(len(f.data)), ModTime: moment, Typeflag: tar.TypeReg, Format: tar.FormatUSTAR,
		}
		if err := archive.WriteHeader(header); err != nil {
			return nil, err
		}
		if _, err := archive.Write(f.data); err != nil {
			return nil, err
		}
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	if err := compressed.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func zipped(files []file) ([]byte, error) {
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	archive.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	for _, f := range files {
		header := &zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: moment}
		header.SetMode(f.mode)
		w, err := archive.CreateHeader(header)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(f.data); err != nil {
			return nil, err
		}
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// checksums writes the SHA-256 of every file, as sha256sum checks them.
func (r *releasing) checksums(context.Context) error {
	slices.Sort(r.written)
	var b strings.Builder
	for _, name := range r.written {
		data, err := os.ReadFile(filepath.Join(r.out, name)) //nolint:gosec // the release wrote it
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(data), name)
	}
	return r.write("SHA256SUMS", []byte(b.String()))
}
