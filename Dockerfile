# pinpoint-mcp in an image of nothing but the program and the certificates it trusts.
#
#   docker build -t pinpoint-mcp --build-arg VERSION=v0.1.0 .
#   docker run -i --rm -e PINPOINT_SUBDOMAIN=acme -e PINPOINT_API_KEY -v pinpoint:/data pinpoint-mcp
#   docker run -d -p 8800:8800 -v pinpoint:/data pinpoint-mcp serve --http 0.0.0.0:8800 --public-url https://mcp.example.com
#
# The first run serves on standard input and output. Records and their key are in /data: give it a volume, which gets the
# right owner by itself; a folder of the host has to belong to 65532. There is no HEALTHCHECK, because there is no shell to
# run one and the program has no command for it: let the platform ask /healthz and /readyz.

FROM --platform=$BUILDPLATFORM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG TARGETOS TARGETARCH VERSION=devel
RUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -trimpath -buildvcs=false -ldflags "-s -w -X main.version=$VERSION" -o /out/pinpoint-mcp ./cmd/pinpoint-mcp
# A folder that a later stage makes or mounts belongs to root; one that is copied within another keeps the owner given.
RUN mkdir -p /out/owned/data

FROM scratch
LABEL org.opencontainers.image.title="pinpoint-mcp" \
      org.opencontainers.image.source="https://github.com/pinpoint-mcp/pinpoint-mcp" \
      org.opencontainers.image.licenses="Apache-2.0" \
      io.modelcontextprotocol.server.name="io.github.pinpoint-mcp/pinpoint-mcp"
COPY LICENSE /LICENSE
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /out/pinpoint-mcp /usr/local/bin/pinpoint-mcp
COPY --from=build --chown=65532:65532 /out/owned/ /
ENV PINPOINT_DATA_DIR=/data
# The current folder is the last place where SQLite looks for room for temporary files, and here the only one.
WORKDIR /data
USER 65532:65532
VOLUME /data
EXPOSE 8800
ENTRYPOINT ["/usr/local/bin/pinpoint-mcp"]
CMD ["serve"]
