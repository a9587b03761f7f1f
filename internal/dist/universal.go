package main

import (
	"bytes"
	"debug/macho"
	"encoding/binary"
	"fmt"
)

// universal joins programs for macOS into one file that runs on each of their processors: a table of where each begins,
// then the programs themselves, each at the start of a page.
func universal(slices ...[]byte) ([]byte, error) {
	const page = 1 << 14
	var table, body bytes.Buffer
	put := func(numbers ...uint32) { _ = binary.Write(&table, binary.BigEndian, numbers) } // a buffer takes all
	put(macho.MagicFat, uint32(len(slices)))                                               //nolint:gosec // two
	for _, slice := range slices {
		f, err := macho.NewFile(bytes.NewReader(slice))
		if err != nil {
			return nil, fmt.Errorf("no program for macOS: %w", err)
		}
		begin := page + body.Len()
		put(uint32(f.Cpu), f.SubCpu, uint32(begin), uint32(len(slice)), 14) //nolint:gosec // programs are far below 4 GiB
		body.Write(slice)
		body.Write(make([]byte, -body.Len()&(page-1)))
	}
	table.Write(make([]byte, page-table.Len()))
	return append(table.Bytes(), body.Bytes()...), nil
}
