//go:build unix

package audit

import (
	"os"

	"golang.org/x/sys/unix"
)

// lock waits for a file until nobody else has it. Closing the file lets the next one have it.
func lock(f *os.File) error {
	for {
		if err := unix.Flock(int(f.Fd()), unix.LOCK_EX); err != unix.EINTR {
			return err
		}
	}
}
