package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/mark3labs/mcp-go/client"
	"github.com/mark3labs/mcp-go/mcp"
	"golang.org/x/term"

	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
	"github.com/pinpoint-mcp/pinpoint-mcp/tools"
)

type screenCommand struct {
	Job          string   `help:"The job's id." required:""`
	StageID      string   `help:"Only applicants in this stage."`
	BasicType    []string `help:"Only applicants in stages of these kinds, such as applied,review."`
	Since        string   `help:"Only those who applied on this day (2026-11-20) or later."`
	Limit        int      `help:"At most so many, the oldest first."`
	Confidential bool     `help:"Applicants of a confidential job too."`
	Format       string   `help:"table or json." enum:"table,json" default:"table"`
	accountFlags
	claraFlags
}

// Run screens by the same tool that agents call, as often as it takes to have seen everybody.
func (s *screenCommand) Run(ctx context.Context, std streams) error {
	const everything = 1 << 30 // nobody's context is spent here
	flags := serverFlags{s.accountFlags, grantFlags{Confirm: string(tools.ConfirmSensitive), MaxResultBytes: everything}, s.claraFlags}
	server, end, err := flags.open(ctx, quietLogger(std.err))
	if err != nil {
		return err
	}
	defer end()
	mcpClient, err := connectTo(ctx, server.MCP(), "pinpoint-mcp screen")
	if err != nil {
		return err
	}
	defer mcpClient.Close() //nolint:errcheck // the process ends
	bar := &progressBar{out: std.err, shown: isTerminal(std.err)}
	mcpClient.OnNotification(bar.notified)
	result, err := s.screen(ctx, mcpClient)
	bar.clear()
	if err != nil {
		return err
	}
	if s.Format == "json" {
		return encode(std.out, result)
	}
	return printRanking(std.out, result)
}

func (s *screenCommand) arguments() map[string]any {
	arguments := map[string]any{"job_id": s.Job}
	for name, value := range map[string]string{"stage_id": s.StageID, "since": s.Since} {
		if value != "" {
			arguments[name] = value
		}
	}
	if len(s.BasicType) > 0 {
		arguments["stage_basic_type"] = s.BasicType
	}
	if s.Confidential {
		arguments["job_visibility"] = []string{"external", "internal", "confidential", "private_job"}
	}
	return arguments
}

// screen goes on from cursor to cursor; the last answer ranks everybody; who failed or was skipped is
// gathered.
func (s *screenCommand) screen(ctx context.Context, c *client.Client) (schemas.ScreenedJob, error) {
	arguments := s.arguments()
	var failed []schemas.Failed
	skipped := 0
	for left := s.Limit; ; {
		if s.Limit > 0 {
			arguments["limit"] = left
		}
		answer, err := callScreenJob(ctx, c, arguments)
		if err != nil {
			return answer.Result, err
		}
		failed = append(failed, answer.Result.Failed...)
		skipped += answer.Result.Skipped
		answer.Result.Failed, answer.Result.Skipped = failed, skipped
		left = s.Limit - answer.Result.Screened - len(failed)
		if answer.NextCursor == "" || s.Limit > 0 && left <= 0 {
			return answer.Result, nil
		}
		arguments["cursor"] = answer.NextCursor
	}
}

func callScreenJob(ctx context.Context, c *client.Client, arguments map[string]any) (schemas.ScreenJobResult, error) {
	var answer schemas.ScreenJobResult
	result, err := c.CallTool(ctx, mcp.CallToolRequest{Params: mcp.CallToolParams{
		Name: "screen_job", Arguments: arguments, Meta: &mcp.Meta{ProgressToken: "screen"},
	}})
	if err != nil {
		return answer, err
	}
	if len(result.Content) == 0 {
		return answer, errors.New("screen_job gave no content")
	}
	text, _ := result.Content[0].(mcp.TextContent)
	if !result.IsError {
		err = json.Unmarshal([]byte(text.Text), &answer)
		return answer, err
	}
	refused, err := failureIn(text.Text)
	if err != nil {
		return answer, err
	}
	return answer, errors.New(strings.TrimSpace(refused.Message + " " + refused.Hint))
}

func printRanking(out io.Writer, r schemas.ScreenedJob) error {
	rubric := "a draft that nobody has approved"
	if r.Rubric.Approved {
		rubric = fmt.Sprintf("version %d of its rubric", r.Rubric.Version)
	}
	fmt.Fprintf(out, "Job %s by %s: %d screened, %d Pre_Qualified, %d Needs_Info, %d Not_Qualified.\n\n", //nolint:errcheck // Flush below reports it
		r.JobID, rubric, r.Screened, r.Proposed.PreQualified, r.Proposed.NeedsInfo, r.Proposed.NotQualified)
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "APPLICATION\tCANDIDATE\tSCORE\tPROVED\tPOSSIBLE\tCOVERAGE\tBETTER\tPROPOSED\tFLAGS") //nolint:errcheck // as above
	for _, row := range r.Table {
		flags := strings.Join(row.Flags, " ")
		if flags == "" {
			flags = "-"
		}
		fmt.Fprintf(table, "%s\t%s\t%.1f\t%.1f\t%.1f\t%.0f %%\t%d\t%s\t%s\n", //nolint:errcheck // as above
			row.ApplicationID, row.Candidate, row.Score, row.Low, row.High, 100*row.Coverage, row.Better, row.ProposedStatus, flags)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	for _, f := range r.Failed {
		fmt.Fprintf(out, "\nApplication %s could not be screened: %s", f.ApplicationID, f.Reason) //nolint:errcheck // as below
	}
	_, err := fmt.Fprintln(out, "\nBETTER counts who is certainly better: their proved score is above what is possible here. The others cannot be told apart by what they sent.")
	return err
}

// progressBar shows on a terminal how far a run is.
type progressBar struct {
	out   io.Writer
	shown bool
}

func (b *progressBar) notified(n mcp.JSONRPCNotification) {
	if !b.shown || n.Method != string(mcp.MethodNotificationProgress) {
		return
	}
	done, total := number(n.Params.AdditionalFields["progress"]), number(n.Params.AdditionalFields["total"])
	const width = 30
	filled := 0
	if total > 0 {
		filled = min(width, int(width*done/total))
	}
	fmt.Fprintf(b.out, "\r[%s%s] %.0f of %.0f", strings.Repeat("#", filled), strings.Repeat(".", width-filled), done, total) //nolint:errcheck // decoration
}

// number takes what the server in this process sends, which has not been through JSON.
func number(v any) float64 {
	if n, ok := v.(int); ok {
		return float64(n)
	}
	n, _ := v.(float64)
	return n
}

func (b *progressBar) clear() {
	if b.shown {
		fmt.Fprint(b.out, "\r\x1b[K") //nolint:errcheck // decoration
	}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
