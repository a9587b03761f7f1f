package main

import (
	"bytes"
	"debug/macho"
	"encoding/binary"
	"testing"
)

// machine is the smallest file that passes for a program of macOS: a header, then what tells it from others.
func machine(t *testing.T, cpu macho.Cpu, mark string) []byte {
	t.Helper()
	var b bytes.Buffer
	header := macho.FileHeader{Magic: macho.Magic64, Cpu: cpu, SubCpu: 3, Type: macho.TypeExec}
	if err := binary.Write(&b, binary.LittleEndian, header); err != nil {
		t.Fatal(err)
	}
	b.Write(make([]byte, 4)) // the reserved end of a header of 64 bits
	b.WriteString(mark)
	return b.Bytes()
}

func TestUniversalHoldsEachProgramWhole(t *testing.T) {
	t.Parallel()
	intel, apple := machine(t, macho.CpuAmd64, "intel"), machine(t, macho.CpuArm64, "apple")
	joined, err := universal(intel, apple)
	if err != nil {
		t.Fatal(err)
	}
	f, err := macho.NewFatFile(bytes.NewReader(joined))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][]byte{intel, apple} {
		arch := f.Arches[i]
		if arch.Offset%(1<<arch.Align) != 0 || !bytes.Equal(joined[arch.Offset:arch.Offset+arch.Size], want) {
			t.Errorf("program %d: %+v", i, arch.FatArchHeader)
		}
	}
	if f.Arches[0].Cpu != macho.CpuAmd64 || f.Arches[1].Cpu != macho.CpuArm64 {
		t.Error("their processors are mixed up")
	}
	if _, err := universal([]byte("#!/bin/sh\n")); err == nil {
		t.Error("a script passed for a program")
	}
}

func TestSemanticVersions(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]string{
		"v0.1.0": "0.1.0", "v1.20.3-rc.1": "1.20.3-rc.1",
		"devel": "0.0.0-devel", "32d1098-dirty": "0.0.0-32d1098-dirty", "v1.2": "0.0.0-v1.2", "a/b c": "0.0.0-a-b-c",
	} {
		if got := semantic(tag); got != want {
			t.Errorf("%s is %s, want %s", tag, got, want)
		}
	}
}

// TestBundleTakesTheFittingProgram checks the choice where a system has several.
func TestBundleTakesTheFittingProgram(t *testing.T) {
	t.Parallel()
	r := &releasing{programs: []program{
		{os: "linux", arch: "arm64", data: []byte("b")}, {os: "linux", arch: "amd64", data: []byte("a")},
		{os: "windows", arch: "arm64", data: []byte("c")},
	}}
	for system, want := range map[string]string{"linux": "amd64", "windows": "arm64", "darwin": ""} {
		if got, err := r.program(system); err != nil || got.arch != want {
			t.Errorf("%s: %s %v, want %s", system, got.arch, err, want)
		}
	}
}
