package main

import (
	"context"
	"log/slog"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/stdio"
)

type serveCommand struct {
	accountFlags
	grantFlags
	logFlags
}

// Run serves until standard input ends or the program is asked to stop.
func (s *serveCommand) Run(ctx context.Context, io streams) error {
	log := s.logger(io.err)
	server, end, err := s.open(s.grantFlags, log)
	if err != nil {
		return err
	}
	defer end()
	log.InfoContext(ctx, "serving on standard input and output", slog.String("version", programVersion()))
	return stdio.Serve(ctx, server.MCP(), io.in, io.out, log)
}
