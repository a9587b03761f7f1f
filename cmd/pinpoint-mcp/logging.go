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
	f, isFile := w.(*os.File)
	terminal := isFile && term.IsTerminal(int(f.Fd()))
	if l.LogFormat == "json" || l.LogFormat == "auto" && !terminal {
		return slog.New(slog.NewJSONHandler(w, &slog.HandlerOptions{Level: l.LogLevel}))
	}
	return slog.New(tint.NewTextHandler(w, &tint.Options{Level: l.LogLevel, TimeFormat: time.TimeOnly, NoColor: !terminal}))
}

// quietLogger is for commands that answer a person, who wants the answer and not a log.
func quietLogger(w io.Writer) *slog.Logger {
	return logFlags{LogLevel: slog.LevelWarn, LogFormat: "auto"}.logger(w)
}
