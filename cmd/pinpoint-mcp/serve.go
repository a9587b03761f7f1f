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
func (s *serveCommand) Run(ctx context.Context, std streams) error {
	log := s.logger(std.err)
	server, end, err := s.open(ctx, s.grantFlags, log)
	if err != nil {
		return err
	}
	defer end()
	log.InfoContext(ctx, "serving on standard input and output", slog.String("version", programVersion()))
	return stdio.Serve(ctx, server.MCP(), std.in, std.out, log)
}
