/* mtlint for C programs, and for every language that can call C.
 *
 *   mtlint_checker *checker = NULL;
 *   mtlint_errors *errors = NULL;
 *   if (mtlint_open(NULL, &checker, &errors) != MTLINT_OK) ...
 *   mtlint_text text = MTLINT_TEXT(bytes, length);
 *   mtlint_report *report = NULL;
 *   if (mtlint_check(checker, &text, &report, &errors) == MTLINT_OK)
 *     for (size_t i = 0; i < mtlint_report_size(report); ++i) ...
 *   mtlint_report_free(&report);
 *   mtlint_checker_free(&checker);
 *
 * Units     Text is bytes, meant to be UTF-8; what is not UTF-8 is reported as a finding and is never an error. A range is
 *           half-open and counts from 0: `bytes` in bytes of the text as given, `code_points` in code points of it, where a
 *           byte that is not UTF-8 counts as one. `line` and `column` start at 1; columns are code points.
 * Errors    Every function that can fail returns a mtlint_status, and only with MTLINT_OK has it written its results; the
 *           handles of the others are NULL then. Where a function has a last argument `errors`, sentences for people are put
 *           there, unless it is NULL. No exception leaves this library, and it neither prints nor ends the process.
 * Null      Wherever a handle is expected NULL is refused with MTLINT_BAD_ARGUMENT, or is empty: of size 0. A pointer to
 *           bytes may be NULL when the length is 0.
 * Owning    What was opened, made or returned as a handle is freed by the function of its name, which takes the address of
 *           the handle and sets it to NULL: to free it again does nothing. A report, fixed text or list of errors is
 *           independent of its checker and may outlive it. Strings belong to the handle that they were got from.
 * Threads   A checker may be used by any number of threads at once, a report and other results read by any number. Options,
 *           and the freeing of a handle, are for one thread at a time.
 * Stability This interface grows, it does not change: structures and numbers stay as they are as long as MTLINT_ABI_VERSION
 *           does, which is the number in the name of the library too (libmtlint.so.0). */
#ifndef MTLINT_MTLINT_H
#define MTLINT_MTLINT_H

#include <stddef.h>
#include <stdint.h>

#include <mtlint/export.h>

#ifdef __cplusplus
extern "C" {
#endif

#define MTLINT_ABI_VERSION 0

/* The one that the library was made with; a program compares it with its own MTLINT_ABI_VERSION. */
MTLINT_EXPORT uint32_t mtlint_abi_version(void);
/* "0.1.0" */
MTLINT_EXPORT const char *mtlint_version(void);

typedef enum mtlint_status {
  MTLINT_OK = 0,
  MTLINT_BAD_ARGUMENT = 1,  /* a NULL, an index or a number that may not be there */
  MTLINT_BAD_OPTIONS = 2,   /* an option, a rule or a file that options name */
  MTLINT_BAD_TEXT = 3,      /* larger than MTLINT_MAX_BYTES, or what is said of its language or date is none */
  MTLINT_UNSETTLED = 4,     /* fixes of rules of your own keep undoing each other; the errors name the rules */
  MTLINT_NO_MEMORY = 5,
  MTLINT_INTERNAL = 6,      /* a fault of mtlint; please report it */
  MTLINT_STATUS_MAX_ = 0x7fffffff /* none: it makes room for numbers to come, as below */
} mtlint_status;

/* "an argument is missing or out of range"; for any number. */
MTLINT_EXPORT const char *mtlint_status_text(mtlint_status status);

typedef struct mtlint_options mtlint_options;
typedef struct mtlint_checker mtlint_checker;
typedef struct mtlint_report mtlint_report;
typedef struct mtlint_fixed mtlint_fixed;
typedef struct mtlint_errors mtlint_errors;

/* `length` bytes with a NUL behind them; there may be others among them. */
typedef struct mtlint_string {
  const char *bytes;
  size_t length;
} mtlint_string;

typedef struct mtlint_range {
  size_t start;
  size_t end;
} mtlint_range;

/* --- errors */

typedef struct mtlint_error {
  mtlint_string path; /* may be empty */
  uint32_t line;      /* from 1; 0: not known */
  uint32_t column;
  mtlint_string message;
} mtlint_error;

MTLINT_EXPORT size_t mtlint_errors_size(const mtlint_errors *errors);
MTLINT_EXPORT mtlint_status mtlint_errors_get(const mtlint_errors *errors, size_t index, mtlint_error *error);
MTLINT_EXPORT void mtlint_errors_free(mtlint_errors **errors);

/* --- options: which rules, names and words hold. Nothing is read from the environment or found in the working folder. */

typedef enum mtlint_option {
  MTLINT_CONFIG = 0,         /* a .mtlint.yaml that holds for all texts; of its sections those that match "stdin" */
  MTLINT_RULES = 1,          /* a folder of rules of your own, laid over the built-in ones; repeatable */
  MTLINT_PACK = 2,           /* a pack that is off by default, such as a house style; repeatable */
  MTLINT_ONLY = 3,           /* the name of a rule: only those named run; repeatable */
  MTLINT_EXCEPT = 4,         /* the name of a rule that does not run; repeatable */
  MTLINT_ACCEPT = 5,         /* a word or name that is right; repeatable */
  MTLINT_ENTITIES = 6,       /* a house lexicon, as `mtlint entities` writes it */
  MTLINT_LEXICON = 7,        /* a lexicon, instead of the one that is installed with the library */
  MTLINT_WITHOUT_LEXICON = 8, /* the value is not looked at and may be NULL; fewer words and languages are known */
  MTLINT_OPTION_MAX_ = 0x7fffffff
} mtlint_option;

/* NULL only without memory. */
MTLINT_EXPORT mtlint_options *mtlint_options_new(void);
/* `value` is UTF-8 and ends with NUL. What it names is looked for by mtlint_open. */
MTLINT_EXPORT mtlint_status mtlint_options_add(mtlint_options *options, mtlint_option option, const char *value);
MTLINT_EXPORT void mtlint_options_free(mtlint_options **options);

/* --- checker */

/* `options` may be NULL, and may be freed afterwards. Takes tens of milliseconds; a program needs one. */
MTLINT_EXPORT mtlint_status mtlint_open(const mtlint_options *options, mtlint_checker **checker, mtlint_errors **errors);
MTLINT_EXPORT void mtlint_checker_free(mtlint_checker **checker);

#define MTLINT_MAX_BYTES ((size_t)1 << 30)

/* Strings end with NUL, and NULL means: not known. */
typedef struct mtlint_text {
  const char *bytes;
  size_t length;
  const char *lang;          /* what it is written in, BCP 47; NULL: as the configuration says, else English */
  const char *source_lang;   /* what it was translated from */
  const char *source;        /* the text that it was translated from */
  size_t source_length;
  const char *date;          /* of the article, YYYY-MM-DD */
} mtlint_text;

#define MTLINT_TEXT(bytes, length) {(bytes), (length), NULL, NULL, NULL, 0, NULL}

/* --- reports */

/* Surely wrong; very likely wrong; house style or a hint. */
typedef enum mtlint_severity {
  MTLINT_INFO = 0,
  MTLINT_WARNING = 1,
  MTLINT_ERROR = 2,
  MTLINT_SEVERITY_MAX_ = 0x7fffffff
} mtlint_severity;

/* A person decides; a meaning, a name or a number may change; a careful editor accepts it unread. */
typedef enum mtlint_safety {
  MTLINT_MANUAL = 0,
  MTLINT_UNSAFE = 1,
  MTLINT_SAFE = 2,
  MTLINT_SAFETY_MAX_ = 0x7fffffff
} mtlint_safety;

typedef struct mtlint_finding {
  mtlint_string rule;     /* "stray-period" */
  mtlint_string category; /* "fluency/punctuation" */
  mtlint_string message;
  mtlint_severity severity;
  double confidence;      /* how often a finding like this is right, 0 to 1 */
  mtlint_range bytes;
  mtlint_range code_points;
  size_t line;
  size_t column;
  size_t fixes;           /* how many there are; the best has index 0 */
} mtlint_finding;

/* One proposal: disjoint edits in ascending order that belong together. */
typedef struct mtlint_fix {
  mtlint_string title;
  mtlint_safety safety;
  size_t edits;
} mtlint_fix;

/* Puts `text` in the place of a range; an empty range inserts. */
typedef struct mtlint_edit {
  mtlint_range bytes;
  mtlint_range code_points;
  mtlint_string text;
} mtlint_edit;

/* What is wrong with the text, in its order. The text is not needed any more afterwards. */
MTLINT_EXPORT mtlint_status mtlint_check(const mtlint_checker *checker, const mtlint_text *text, mtlint_report **report,
                                         mtlint_errors **errors);
MTLINT_EXPORT size_t mtlint_report_size(const mtlint_report *report);
MTLINT_EXPORT mtlint_status mtlint_report_finding(const mtlint_report *report, size_t index, mtlint_finding *finding);
MTLINT_EXPORT mtlint_status mtlint_report_fix(const mtlint_report *report, size_t finding, size_t index, mtlint_fix *fix);
MTLINT_EXPORT mtlint_status mtlint_report_edit(const mtlint_report *report, size_t finding, size_t fix, size_t index,
                                               mtlint_edit *edit);
MTLINT_EXPORT void mtlint_report_free(mtlint_report **report);

/* --- fixing */

/* Applies all fixes that are at least so safe and fit together, checks again, and goes on until nothing more is offered:
 * fixing twice changes nothing. MTLINT_MANUAL is refused: nobody has decided. */
MTLINT_EXPORT mtlint_status mtlint_fix_text(const mtlint_checker *checker, const mtlint_text *text, mtlint_safety least,
                                            mtlint_fixed **fixed, mtlint_errors **errors);
/* The text with everything applied. */
MTLINT_EXPORT mtlint_string mtlint_fixed_bytes(const mtlint_fixed *fixed);
/* The edits that make it out of the text as it was given: disjoint, ascending. */
MTLINT_EXPORT size_t mtlint_fixed_size(const mtlint_fixed *fixed);
MTLINT_EXPORT mtlint_status mtlint_fixed_edit(const mtlint_fixed *fixed, size_t index, mtlint_edit *edit);
MTLINT_EXPORT void mtlint_fixed_free(mtlint_fixed **fixed);

#ifdef __cplusplus
}
#endif

#endif
