package pinpoint

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/hashicorp/go-retryablehttp"
	"golang.org/x/time/rate"
)

const (
	mediaType = "application/vnd.api+json"

	// DefaultTimeout is how long one request may take, its retries not counted.
	DefaultTimeout = 30 * time.Second
	// DefaultRate is how many requests a second are sent to a host that is not on this machine. Pinpoint publishes
	// no figure; this one is far below what its own web pages cause.
	DefaultRate = 10
	// DefaultBodyLimit caps an answer. A page of 1,000 applications with everything included stays far below.
	DefaultBodyLimit = 32 << 20
)

// Options configure a Client.
type Options struct {
	// BaseURL is https://SUBDOMAIN.pinpointhq.com/api/v1. Plain http is accepted for loopback addresses only.
	BaseURL string
	APIKey  string
	// UserAgent names the program and its version.
	UserAgent string
	// Timeout, Rate (requests a second) and BodyLimit (bytes) have the defaults above when zero. There is no rate
	// limit towards loopback addresses unless Rate is set.
	Timeout   time.Duration
	Rate      float64
	BodyLimit int64
	// RetryBudget is how long waits between tries may take in all, RetryWait the first of them.
	RetryBudget, RetryWait time.Duration
	Logger                 *slog.Logger
}

// Client calls the API of one Pinpoint account. It is safe for concurrent use.
type Client struct {
	base    *url.URL
	key     string
	agent   string
	http    *retryablehttp.Client
	timeout time.Duration
	limiter *rate.Limiter
	budget  time.Duration
	wait    time.Duration
	log     *slog.Logger
}

// New checks the options; no request is sent.
func New(o Options) (*Client, error) {
	base, err := ParseBase(o.BaseURL)
	if err != nil {
		return nil, err
	}
	if err := checkKey(o.APIKey); err != nil {
		return nil, err
	}
	c := &Client{
		base: base, key: o.APIKey, agent: o.UserAgent, log: o.Logger,
		timeout: orElse(o.Timeout, DefaultTimeout),
		budget:  orElse(o.RetryBudget, 15*time.Second),
		wait:    orElse(o.RetryWait, 500*time.Millisecond),
		limiter: rate.NewLimiter(rate.Inf, 0),
	}
	if c.log == nil {
		c.log = slog.New(slog.DiscardHandler)
	}
	if o.Rate > 0 || !loopback(base.Hostname()) {
		perSecond := orElse(o.Rate, DefaultRate)
		c.limiter = rate.NewLimiter(rate.Limit(perSecond), max(1, int(2*perSecond)))
	}
	transport := http.DefaultTransport.(*http.Transport).Clone() //nolint:errcheck,forcetypeassert // the standard library's own value
	transport.MaxIdleConnsPerHost = 16
	c.http = &retryablehttp.Client{
		HTTPClient: &http.Client{
			Transport:     &wholeBody{next: transport, limiter: c.limiter, timeout: c.timeout, cap: orElse(o.BodyLimit, DefaultBodyLimit)},
			CheckRedirect: sameHostOnly,
		},
		RetryMax:     8, // the budget ends it earlier
		CheckRetry:   c.retryAgain,
		Backoff:      c.backoff,
		ErrorHandler: retryablehttp.PassthroughErrorHandler,
	}
	return c, nil
}

func orElse[T comparable](v, otherwise T) T {
	var zero T
	if v == zero {
		return otherwise
	}
	return v
}

// Base is the URL of the API, without a trailing slash.
func (c *Client) Base() *url.URL {
	u := *c.base
	return &u
}

// ParseBase reads the API's URL: https, or plain http to this machine. Its errors are of kind ErrArguments.
func ParseBase(raw string) (*url.URL, error) {
	u, err := url.Parse(raw)
	if err != nil || u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return nil, badArgument("base-url", "is no URL such as https://acme.pinpointhq.com/api/v1", nil)
	}
	if u.Scheme != "https" && (u.Scheme != "http" || !loopback(u.Hostname())) {
		return nil, badArgument("base-url", "must be https; plain http is for this machine's loopback addresses only", nil)
	}
	u.Path = strings.TrimRight(u.Path, "/")
	return u, nil
}

func checkKey(key string) error {
	if key == "" {
		return badArgument("api-key", "no API key was given", nil)
	}
	for _, r := range key {
		if r <= ' ' || r > '~' {
			return badArgument("api-key", "the API key holds a space, a line break or another character that no key has", nil)
		}
	}
	return nil
}

func loopback(host string) bool {
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// page fetches one page of a list: size records from page number (both from 1).
func (c *Client) page(ctx context.Context, r *Resource, s *Selection, number, size int) (*Document, error) {
	values := s.Values()
	values.Set("page[number]", fmt.Sprint(number))
	values.Set("page[size]", fmt.Sprint(size))
	values.Set("stats[total]", "count")
	op, ok := r.Operation(MethodList)
	if !ok {
		return nil, badArgument("", r.Type+" cannot be listed", nil)
	}
	return c.call(ctx, r, op, "", values, nil)
}

// Get fetches one record.
func (c *Client) Get(ctx context.Context, r *Resource, id string, q Query) (*Record, error) {
	s, err := r.Select(MethodGet, q)
	if err != nil {
		return nil, err
	}
	doc, err := c.GetDocument(ctx, r, id, s)
	if err != nil {
		return nil, err
	}
	return doc.Records[0], nil
}

// GetDocument fetches one record as a document.
func (c *Client) GetDocument(ctx context.Context, r *Resource, id string, s *Selection) (*Document, error) {
	return c.one(ctx, r, MethodGet, id, s.Values(), nil)
}

// Create makes a record from flat values, as EncodeWrite takes them, and returns it as Pinpoint gives it back.
func (c *Client) Create(ctx context.Context, r *Resource, values any) (*Record, error) {
	w, err := c.document(ctx, r, "", values, nil)
	if err != nil {
		return nil, err
	}
	doc, err := c.one(ctx, r, MethodCreate, "", nil, w)
	if err != nil {
		return nil, err
	}
	return doc.Records[0], nil
}

// Update changes a record; cleared names attributes to set to null.
func (c *Client) Update(ctx context.Context, r *Resource, id string, values any, cleared []string) (*Record, error) {
	w, err := c.document(ctx, r, id, values, cleared)
	if err != nil {
		return nil, err
	}
	doc, err := c.one(ctx, r, MethodUpdate, id, nil, w)
	if err != nil {
		return nil, err
	}
	return doc.Records[0], nil
}

func (c *Client) document(ctx context.Context, r *Resource, id string, values any, cleared []string) (*writeDocument, error) {
	flat, err := flatten(values)
	if err != nil {
		return nil, err
	}
	if err := c.convertValues(ctx, r, id, flat); err != nil {
		return nil, err
	}
	return r.document(id, flat, cleared)
}

// Delete removes a record and returns the `meta` of the answer.
func (c *Client) Delete(ctx context.Context, r *Resource, id string) (*Document, error) {
	op, ok := r.Operation(MethodDelete)
	if !ok {
		return nil, badArgument("", r.Type+" cannot be deleted", nil)
	}
	return c.call(ctx, r, op, id, nil, nil)
}

// one makes a call whose answer must hold a record.
func (c *Client) one(ctx context.Context, r *Resource, m Method, id string, v url.Values, w *writeDocument) (*Document, error) {
	op, ok := r.Operation(m)
	if !ok {
		return nil, badArgument("", fmt.Sprintf("%s have no operation %q", r.Type, m), nil)
	}
	doc, err := c.call(ctx, r, op, id, v, w)
	if err != nil {
		return nil, err
	}
	if len(doc.Records) == 0 {
		return nil, unreadable(op, doc.RequestID, errNotJSONAPI).without(c.key)
	}
	return doc, nil
}

var verbs = map[Method]string{
	MethodList: http.MethodGet, MethodGet: http.MethodGet, MethodCreate: http.MethodPost,
	MethodUpdate: http.MethodPut, MethodDelete: http.MethodDelete,
}

func (c *Client) call(ctx context.Context, r *Resource, op Operation, id string, v url.Values, w *writeDocument) (*Document, error) {
	path := r.Type
	if op.Method != MethodList && op.Method != MethodCreate {
		if !digits(id) {
			return nil, badArgument("id", fmt.Sprintf("%q is no id; ids are digits", id), nil)
		}
		path += "/" + id
	}
	var body []byte
	if w != nil {
		var err error
		if body, err = json.Marshal(w); err != nil {
			return nil, err
		}
	}
	u := c.Base()
	u.Path += "/" + path
	u.RawQuery = v.Encode()
	resp, err := c.send(ctx, op, u.String(), body)
	var doc *Document
	if err == nil {
		doc, err = c.read(op, resp)
	}
	trace(ctx, op, path, w, resp, doc)
	return doc, err
}

// read takes an answer apart.
func (c *Client) read(op Operation, resp *response) (*Document, error) {
	if resp.status < 200 || resp.status > 299 {
		return nil, errorFrom(resp.status, resp.header, resp.body).without(c.key)
	}
	doc, err := DecodeDocument(resp.body)
	if err != nil {
		return nil, unreadable(op, resp.header.Get("X-Request-Id"), err).without(c.key)
	}
	doc.RequestID = resp.header.Get("X-Request-Id")
	return doc, nil
}

func digits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}
