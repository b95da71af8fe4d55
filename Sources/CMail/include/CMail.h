#ifndef LIAISON_CMAIL_H
#define LIAISON_CMAIL_H

#include <stddef.h>

// A C face over libcurl's SMTP client, whose options are variadic. Every function is safe to call from any thread and
// keeps no pointer of the caller after it returned; what one call began only that thread uses.

#ifdef __cplusplus
extern "C" {
#endif

enum {
    // An answer line of a server is at most 512 bytes (RFC 5321, 4.5.3.1.5); longer ones are cut.
    CMAIL_TEXT_CAPACITY = 520,
};

typedef enum cmail_security {
    // The whole connection is encrypted from its first byte.
    CMAIL_IMPLICIT_TLS = 0,
    // STARTTLS, or nothing is sent.
    CMAIL_REQUIRED_STARTTLS = 1,
    // In the open: for a server on this machine.
    CMAIL_PLAIN = 2,
} cmail_security;

typedef struct cmail_request {
    // smtp://host:port/name or smtps://…; the name is how this machine introduces itself.
    const char *url;
    cmail_security security;
    // NULL = the server asks for none.
    const char *user;
    const char *password;
    // NULL in `recipient` = only look whether the server lets us in.
    const char *sender;
    const char *recipient;
    const char *message;
    size_t message_length;
    long connect_milliseconds;
    long whole_milliseconds;
    // Asked about once a second; other than 0 = stop as soon as nothing is lost by it.
    int (*is_cancelled)(void *context);
    void *context;
} cmail_request;

typedef enum cmail_end {
    CMAIL_DONE = 0,
    CMAIL_UNREACHABLE = 1,
    CMAIL_TLS_FAILED = 2,
    CMAIL_LOGIN_DENIED = 3,
    CMAIL_TIMED_OUT = 4,
    CMAIL_CANCELLED = 5,
    // The server said something other than yes; `code` and `answer` tell what.
    CMAIL_REFUSED = 6,
    // The connection ended in the middle.
    CMAIL_CUT_OFF = 7,
    CMAIL_OTHER = 8,
} cmail_end;

typedef struct cmail_outcome {
    cmail_end end;
    // The server's last answer, such as 550; 0 = it gave none.
    int code;
    // The whole message has left, so that the server may have taken it.
    int is_handed_over;
    // The line of that answer.
    char answer[CMAIL_TEXT_CAPACITY];
    // What libcurl says of it.
    char reason[CMAIL_TEXT_CAPACITY];
} cmail_outcome;

// Sends one message on one connection and blocks until it is over. What is returned is to be closed.
void *cmail_send(const cmail_request *request, cmail_outcome *outcome);

// Takes leave of the server, for which it may have to wait.
void cmail_close(void *session);

#ifdef __cplusplus
}
#endif

#endif
