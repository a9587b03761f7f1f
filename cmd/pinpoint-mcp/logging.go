package main

import (
	"io"
	"log/slog"
	"os"
	"time"

	"github.com/lmittmann/tint"
	"golang.org/x/term"
)

// logger writes to standard error, which is no part of the MCP stream: coloured text on a terminal, JSON elsewhere.
func (l logFlags) logger(w io.Writer) *slog.Logger {
	var level slog.Level
	_ = level.UnmarshalText([]byte(l.LogLevel)) // kong takes no other words than those that slog knows
	f, isFile := w.(*os.File)
	terminal := isFile && term.IsTerminal(int(f.Fd()))
	if l.LogFormat == "json" || l.LogFormat == "auto" && !terminal {
		return slog.New(slog.NewJSONHandler(w, &slog.HandlerOptions{Level: level}))
	}
	return slog.New(tint.NewTextHandler(w, &tint.Options{Level: level, TimeFormat: time.TimeOnly, NoColor: !terminal}))
}

// quietLogger is for commands that answer a person, who wants the answer and not a log.
func quietLogger(w io.Writer) *slog.Logger {
	return logFlags{LogLevel: "warn", LogFormat: "auto"}.logger(w)
}
