package tools

import (
	"context"
	"errors"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// interrupted makes one error of whatever a call comes to once its caller has given up, and says what had been written.
func interrupted(next handler) handler {
	return func(ctx context.Context, c *call) (*answer, error) {
		if c.touched == nil && c.tool.Risk != pinpoint.RiskRead {
			c.touched = &touched{}
			ctx = pinpoint.WithTrace(ctx, c.touched.add)
		}
		a, err := next(ctx, c)
		if err != nil && errors.Is(ctx.Err(), context.Canceled) {
			return nil, c.cancelled()
		}
		return a, err
	}
}

func (c *call) cancelled() *toolError {
	e := &toolError{Code: string(pinpoint.ErrCancelled), Message: "The call was cancelled."}
	if c.tool.Risk == pinpoint.RiskRead {
		return e
	}
	c.touched.mu.Lock()
	defer c.touched.mu.Unlock()
	if len(c.touched.wrote) == 0 {
		e.Message = "The call was cancelled before anything was written to Pinpoint."
		return e
	}
	e.Message = "The call was cancelled. These had been sent: " + strings.Join(c.touched.wrote, ", ") + "."
	e.Hint = "The last of them may or may not have been carried out: read what it names before you try again."
	return e
}
