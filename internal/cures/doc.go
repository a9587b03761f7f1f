// Package cures mends what mcp-go v1.2.1 loses or says badly, for both transports. What can be mended in the answer to one
// request is here; what is the transport itself is where the transport is.
//
// This is the register of all such losses: what mcp-go does, and by which of its threads or lines; where the cure is; which
// tests prove it. A cure can go when its tests pass without it. A test of this package checks that all of them exist.
//
// Notifications:
//
//   - The last of them are dropped, or come after the answer, over HTTP (pull request 969, open): internal/cures/queue.go,
//     TestAllProgressComesBeforeTheAnswer, TestNothingIsLostOnTheWay.
//   - So they are on stdio (server/stdio.go, handleNotifications has a goroutine of its own): internal/stdio/call.go,
//     TestProgressComesBeforeItsAnswer.
//   - Two calls of a session share one queue, so that those of one reach the other (server/streamable_http.go,
//     notificationChannel is the session's): internal/httpserver/exchange.go, TestProgressReachesTheCallItBelongsTo.
//   - A subscription to nothing is ended before it is acknowledged (as pull request 969): internal/httpserver/exchange.go,
//     TestASubscriptionIsAcknowledged.
//
// Sessions and questions:
//
//   - The default manager takes any session id for a good one; the stateful one keeps ended ids for ever (issue 723):
//     internal/httpserver/session.go, TestASessionIsOnesOwn, TestMemoryDoesNotGrowWithSessions.
//   - Requests of the stateless era share the empty session, so that one caller's cancellation ends another's call
//     (server/server.go, inflightKey): internal/httpserver/exchange.go, TestAStrangerCannotCancelAStatelessCall.
//   - Only one request of a session can ask the user at a time (server/streamable_http.go, activeSessions holds one request of each):
//     internal/httpserver/questions.go, TestTwoCallsOfASessionCanAskAtOnce.
//   - On stdio the input is not read any more when more than a hundred calls wait for an answer that would come by it
//     (server/stdio.go, processMessage when its queue is full): internal/stdio/call.go, TestManyCallsCanAskAtOnce.
//   - A cancellation that comes right after its request is not heeded (server/stdio.go, the request has not begun):
//     internal/stdio/stdio.go, TestACancelledCallSaysSo.
//
// Beginning and end of stdio:
//
//   - A call that is sent with the handshake can be answered before it (server/stdio.go, handleRequest):
//     internal/stdio/stdio.go, TestAHandshakeIsAnsweredBeforeWhatFollowsIt.
//   - When the input ends, what is in flight is cancelled and what is queued is dropped (server/stdio.go, Listen):
//     internal/stdio/stdio.go, TestWhatIsInFlightIsAnsweredWhenInputEnds.
//   - A line may be endless (server/stdio.go, readNextLine): internal/stdio/stdio.go, TestALineWithoutEndIsRefused.
//
// What HTTP lets in:
//
//   - A page of any origin may ask (server/http_localhost.go checks the Host alone; issue 921): internal/httpserver/hosts.go,
//     TestOnlyPagesOfTheServerItselfMayAsk, TestOnlyNamesOfTheServerReachIt.
//   - A body may be endless (server/streamable_http.go, io.ReadAll): internal/httpserver/endpoint.go, TestALargeBodyIsNotTaken.
//   - Headers may take for ever (server/streamable_http.go, Start sets no deadline): internal/httpserver/server.go,
//     TestWhoeverIsSlowIsCutOff.
//   - Accept is not looked at (server/streamable_http.go never reads it): internal/httpserver/accept.go,
//     TestACallerGetsWhatItCanRead.
//
// Answers:
//
//   - An id is a float64 in between, so that one above 2^53 comes back as another (server/request_handler.go, ID any):
//     internal/cures/answer.go, TestIDsComeBackWhole, TestIDsComeBackAsTheyWereSent.
//   - An answer that cannot be encoded is not sent (server/stdio.go), or sent empty (server/streamable_http.go):
//     internal/cures/answer.go, TestErrorsSpeakToTheirReaders.
//   - The text of a Go error, or of a panic, is shown to the client (server/handler_errors.go and server/stdio.go):
//     internal/cures/errors.go, TestErrorsSpeakToTheirReaders.
//   - The texts of encoding/json are too (server/server.go, UnparsableMessageError): internal/cures/errors.go,
//     TestErrorsSpeakToTheirReaders.
//   - "not found: not found" (server/server.go wraps ErrToolNotFound in its own words): internal/cures/errors.go,
//     TestErrorsSpeakToTheirReaders.
//   - A resource that is not there is answered without its URI (server/server.go, handleReadResource):
//     internal/cures/errors.go, TestAResourceThatIsNotThereIsNamed.
//   - A tool that misses a capability is answered with -32603, and without requiredCapabilities (server/handler_errors.go):
//     internal/cures/errors.go, TestWhoeverCannotAskIsToldSo, TestErrorsSpeakToTheirReaders.
//   - A cancelled call is answered with -32603 "context canceled" (server/handler_errors.go): internal/cures/errors.go,
//     TestACancellationEndsOnesOwnCallOnly, TestACancelledCallSaysSo.
//   - prompts/get and resources/read cannot fail with a code of their own (server/handler_errors.go):
//     internal/cures/failure.go, TestAFailureKeepsItsCodeAndData.
//
// Tools:
//
//   - A call over HTTP is decoded three times more than its server does, its tool's schema searched for headers, and a session
//     made for it (server/streamable_http.go, handlePost): internal/httpserver/direct.go, TestPlainCallsAreAnsweredAsAllOthersAre.
//   - The list of tools is encoded anew for each request, its schemas twice (mcp/tools.go, Tool.MarshalJSON):
//     internal/cures/listing.go, TestToolsAreWrittenWhereMCPGoWroteNone.
//   - What is wrong with arguments is told as Go structs, formats are not looked at, and a schema that does not compile is
//     skipped (server/input_validation.go): tools/arguments.go, TestWhatDoesNotFitIsNamedAndNothingIsSent,
//     TestAllThatIsWrongIsNamedAtOnce.
//   - Numbers of arguments are float64 (mcp/tools.go, CallToolParams.Arguments): tools/server.go,
//     TestDriftIsForgivenWhenNothingIsLost.
package cures
