package links

import (
	"context"
	"errors"
	"regexp"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// subdomain is one label of a host name, so that a key cannot be led to another host.
var subdomain = regexp.MustCompile(`^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?$`)

// BaseURL is where the API of an account is: at the URL that is given, or else at its subdomain of pinpointhq.com. It
// is "" for neither.
func BaseURL(sub, given string) (string, error) {
	if sub != "" && !subdomain.MatchString(sub) {
		return "", &InvalidError{errors.New("give the account's subdomain alone: acme of acme.pinpointhq.com")}
	}
	if given != "" || sub == "" {
		return given, nil
	}
	return "https://" + sub + ".pinpointhq.com/api/v1", nil
}

// CheckKey asks Pinpoint whether it knows a key, within the Timeout, and gives the API's URL as it is kept. A key that
// may not read jobs is known all the same. Its errors are those of the client: ErrArguments for what can be no URL or
// key, ErrUnauthorized for a key that Pinpoint does not know.
func CheckKey(ctx context.Context, o pinpoint.Options) (string, error) {
	client, err := pinpoint.New(o)
	if err != nil {
		return "", err
	}
	if o.Timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, o.Timeout) // of all tries
		defer cancel()
	}
	for _, err := range client.List(ctx, pinpoint.Jobs, pinpoint.Query{Fields: []string{"title"}}) {
		if e, known := errors.AsType[*pinpoint.Error](err); err != nil && (!known || e.Kind != pinpoint.ErrForbidden) {
			return "", err
		}
		break // the first answer is enough
	}
	return client.Base().String(), nil
}
