#include "CMail.h"

#include <curl/curl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// How long a message that has left may still be answered once we were told to stop.
enum { PATIENCE_SECONDS = 5 };

typedef struct sending {
    const cmail_request *request;
    cmail_outcome *outcome;
    size_t sent;
    time_t cancelled_at;
} sending;

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void begin(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }

static size_t give(char *buffer, size_t size, size_t count, void *context) {
    sending *now = context;
    size_t left = now->request->message_length - now->sent;
    size_t length = left < size * count ? left : size * count;
    memcpy(buffer, now->request->message + now->sent, length);
    now->sent += length;
    // With nothing left libcurl ends the message, and from then on the server may have it.
    if (length == 0) now->outcome->is_handed_over = 1;
    return length;
}

// Each line that the server says. Those of an answer share its code; the last one stays.
static size_t hear(char *line, size_t size, size_t count, void *context) {
    sending *now = context;
    size_t length = size * count, kept = 0;
    // A goodbye, said also after a refusal, is no news.
    if (length >= 3 && memcmp(line, "221", 3) == 0) return length;
    for (size_t i = 0; i < length && kept + 1 < CMAIL_TEXT_CAPACITY; i++) {
        unsigned char byte = (unsigned char)line[i];
        if (byte >= 0x20 && byte != 0x7F) now->outcome->answer[kept++] = line[i];
    }
    now->outcome->answer[kept] = 0;
    return length;
}

// What is no answer of the protocol is of no interest, and would go to standard output.
static size_t ignore(char *bytes, size_t size, size_t count, void *context) {
    (void)bytes, (void)context;
    return size * count;
}

static int look(void *context, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d) {
    (void)a, (void)b, (void)c, (void)d;
    sending *now = context;
    if (!now->request->is_cancelled || !now->request->is_cancelled(now->request->context)) return 0;
    if (!now->outcome->is_handed_over) return 1;
    time_t moment = time(NULL);
    if (now->cancelled_at == 0) now->cancelled_at = moment;
    return moment - now->cancelled_at >= PATIENCE_SECONDS;
}

static cmail_end end_of(CURLcode code) {
    switch (code) {
    case CURLE_OK: return CMAIL_DONE;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT: return CMAIL_UNREACHABLE;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_USE_SSL_FAILED: return CMAIL_TLS_FAILED;
    case CURLE_LOGIN_DENIED: return CMAIL_LOGIN_DENIED;
    case CURLE_OPERATION_TIMEDOUT: return CMAIL_TIMED_OUT;
    case CURLE_ABORTED_BY_CALLBACK: return CMAIL_CANCELLED;
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR: return CMAIL_CUT_OFF;
    // The same for "the server said no" and for "the server is gone"; its code tells which.
    case CURLE_SEND_ERROR:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_REMOTE_ACCESS_DENIED: return CMAIL_REFUSED;
    default: return CMAIL_OTHER;
    }
}

static void aim(CURL *curl, const cmail_request *request) {
    curl_easy_setopt(curl, CURLOPT_URL, request->url);
#if LIBCURL_VERSION_NUM >= 0x075500
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
#else
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS, (long)(CURLPROTO_SMTP | CURLPROTO_SMTPS));
#endif
    // No proxy that the environment names for other things.
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, request->connect_milliseconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, request->whole_milliseconds);
    curl_easy_setopt(
        curl, CURLOPT_USE_SSL, (long)(request->security == CMAIL_PLAIN ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    if (request->user) curl_easy_setopt(curl, CURLOPT_USERNAME, request->user);
    if (request->password) curl_easy_setopt(curl, CURLOPT_PASSWORD, request->password);
}

static void load(CURL *curl, sending *now, struct curl_slist *recipients) {
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, hear);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, now);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, ignore);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, look);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, now);
    if (!recipients) {
        curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L);
        return;
    }
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, now->request->sender);
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(curl, CURLOPT_READDATA, now);
}

void *cmail_send(const cmail_request *request, cmail_outcome *outcome) {
    memset(outcome, 0, sizeof *outcome);
    outcome->end = CMAIL_OTHER;
    pthread_once(&once, begin);
    CURL *curl = curl_easy_init();
    if (!curl) return NULL;
    char reason[CURL_ERROR_SIZE] = "";
    sending now = {request, outcome, 0, 0};
    struct curl_slist *recipients = request->recipient ? curl_slist_append(NULL, request->recipient) : NULL;
    if (recipients || !request->recipient) {
        curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, reason);
        aim(curl, request);
        load(curl, &now, recipients);
        CURLcode code = curl_easy_perform(curl);
        long answer = 0;
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
        outcome->end = end_of(code);
        outcome->code = (int)answer;
        strncpy(outcome->reason, reason[0] ? reason : curl_easy_strerror(code), CMAIL_TEXT_CAPACITY - 1);
    }
    // Nothing of ours is used any more when the server is told goodbye.
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, NULL);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, ignore);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, NULL);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 1L);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, NULL);
    curl_slist_free_all(recipients);
    return curl;
}

void cmail_close(void *session) {
    if (session) curl_easy_cleanup(session);
}
