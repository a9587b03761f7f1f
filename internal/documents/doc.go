// Package documents reads the text of CVs: PDF, DOCX and plain text.
//
// PDF files are opened by github.com/pdfcpu/pdfcpu (Apache-2.0), which knows the objects of a file and no text. The
// content streams, the fonts and the order of reading are this package's own. That was chosen by measurement: on 59
// PDFs, 28 that we made with 12 programs (Chromium, LibreOffice, LaTeX, Ghostscript, groff, WeasyPrint, wkhtmltopdf,
// ReportLab, PDFKit, jsPDF, cairo, qpdf) and 31 published CV templates, this is the mean share of the words of poppler's pdftotext that
// were found in the same order:
//
//	this package                                 92.7 %  (98.9 % in any order)
//	github.com/ledongthuc/pdf, by position       49.8 %
//	github.com/ledongthuc/pdf, GetPlainText      43.8 %
//	github.com/dslipak/pdf, by position          34.1 %
//	rsc.io/pdf, by position                      19.8 %
//
// Much of what is missing is pdftotext reading tables by column and columns by line. The three others also hang on a
// string that is not closed, with nothing to stop them, and refuse files that pdfcpu repairs. On the 960 test files of
// Mozilla's pdf.js, made to break readers, this package opens all that are not locked but 16, without a panic or a
// file that takes two seconds.
//
// DOCX is read with archive/zip and encoding/xml.
package documents
