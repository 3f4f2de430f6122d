/* MTLINT_EXPORT marks what libmtlint shows to the outside; everything else in it is hidden. */
#ifndef MTLINT_EXPORT_H
#define MTLINT_EXPORT_H

#if defined(__GNUC__)
#define MTLINT_EXPORT __attribute__((visibility("default")))
#else
#define MTLINT_EXPORT
#endif

#endif
