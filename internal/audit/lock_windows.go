package audit

import (
	"os"

	"golang.org/x/sys/windows"
)

// lock waits for a file until nobody else has it. Closing the file lets the next one have it. What is locked is a byte
// far behind the end, since Windows lets nobody read what another one has locked.
func lock(f *os.File) error {
	return windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK, 0, 1, 0, &windows.Overlapped{OffsetHigh: 1 << 30})
}
