// Package documents reads the text of CVs: PDF, DOCX, OpenDocument text, RTF, HTML and plain text. What a reader of the
// document does not see is kept apart from its text.
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
// DOCX and ODT are read with archive/zip and encoding/xml, HTML with golang.org/x/net/html (BSD-3-Clause), which builds
// the tree that browsers build, and RTF with a reader of our own and the code pages of golang.org/x/text. We
// found no well-kept library on the module proxy that reads ODT or RTF as text; github.com/lu4p/cat was last released in
// 2020. This is the mean share of the words of LibreOffice's own text export that were found in the same order:
//
//	ODT, 5 files written by LibreOffice                    99.0 %
//	RTF, 5 files written by LibreOffice, 2 by hand         98.9 %
//	HTML, 5 files written by LibreOffice                   96.8 %
//	DOCX, 1 file written by LibreOffice, 1 by hand         98.6 %
//
// What is missing are the numbers of lists, which become "- ", the marks of footnotes, and a white line whose dark
// highlight LibreOffice does not write into HTML: that is white on white, and hidden.
package documents
