package main

import (
	"context"
	"log/slog"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/stdio"
)

type serveCommand struct {
	HTTP string `help:"Serve streamable HTTP at this address (host:port) instead of standard input and output." placeholder:"ADDR"`
	httpFlags
	serverFlags
	logFlags
}

// Run serves until standard input ends or the program is asked to stop.
func (s *serveCommand) Run(ctx context.Context, std streams) error {
	log := s.logger(std.err)
	if s.HTTP != "" {
		return s.serveHTTP(ctx, log)
	}
	server, end, err := s.open(ctx, log)
	if err != nil {
		return err
	}
	defer end()
	log.InfoContext(ctx, "serving on standard input and output", slog.String("version", programVersion()))
	return stdio.Serve(ctx, server.MCP(), std.in, std.out, log)
}
