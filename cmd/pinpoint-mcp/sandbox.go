package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint/sandbox"
)

type sandboxCommand struct {
	Listen    string        `help:"The address to listen on." default:"127.0.0.1:0"`
	Data      string        `help:"Keep what is done in this JSON file; default is memory." type:"path"`
	Latency   time.Duration `help:"Wait this long before each answer."`
	RateLimit int           `help:"Requests a second before 429; 0 is no limit."`
	logFlags
}

// Run serves until the program is asked to stop. Its one line on standard output tells programs where it is.
func (s *sandboxCommand) Run(ctx context.Context, std streams) error {
	options := sandbox.Options{
		APIKey: os.Getenv("PINPOINT_API_KEY"), Latency: s.Latency, RateLimit: s.RateLimit,
		File: s.Data, Logger: s.logger(std.err),
	}
	if options.APIKey == "" {
		options.APIKey = "sandbox-key"
	}
	if _, err := os.Stat(s.Data); s.Data != "" && err == nil {
		if options.Data, err = sandbox.Load(s.Data); err != nil {
			return err
		}
	}
	server := sandbox.New(options)
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", s.Listen)
	if err != nil {
		return fmt.Errorf("the sandbox cannot listen: %w", err)
	}
	web := &http.Server{Handler: server, ReadHeaderTimeout: 10 * time.Second}
	failed := make(chan error, 1)
	go func() { failed <- web.Serve(listener) }()
	if err := json.NewEncoder(std.out).Encode(map[string]string{
		"base_url": "http://" + listener.Addr().String() + "/api/v1", "api_key": options.APIKey,
	}); err != nil {
		return err
	}
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	return errors.Join(web.Shutdown(closing), server.Close())
}
