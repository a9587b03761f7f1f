package dossier_test

import (
	"image/color"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"
)

// seenInnocent are honest CVs that the detectors were mended by; none was flagged at first sight.
func seenInnocent() []innocent {
	return []innocent{
		// design
		{"white text on a dark bar", drawn(func(pdf *fpdf.Fpdf, latin func(string) string) {
			pdf.SetFillColor(20, 20, 20)
			pdf.Rect(0, 20, 595, 60, "F")
			pdf.SetTextColor(255, 255, 255)
			pdf.SetFont("Helvetica", "B", 20)
			pdf.Text(40, 58, "TOREN ABIODUN")
			pdf.SetTextColor(0, 0, 0)
			pdf.SetFont("Helvetica", "", 10)
			pdf.SetY(100)
			writeCV(pdf, latin, plainCV("Buyer for a chain of bakeries."))
		})},
		{"white headings in coloured cells", drawn(func(pdf *fpdf.Fpdf, latin func(string) string) {
			pdf.SetFillColor(90, 120, 60)
			pdf.SetTextColor(255, 255, 255)
			pdf.CellFormat(200, 18, "Where", "", 0, "L", true, 0, "")
			pdf.CellFormat(200, 18, "When", "", 1, "L", true, 0, "")
			pdf.SetTextColor(0, 0, 0)
			pdf.CellFormat(200, 18, "Larkfield Partners", "", 0, "L", false, 0, "")
			pdf.CellFormat(200, 18, "2018 - 2024", "", 1, "L", false, 0, "")
			writeCV(pdf, latin, plainCV("Buyer for a chain of bakeries."))
		})},
		{"a light grey footer", drawn(func(pdf *fpdf.Fpdf, latin func(string) string) {
			writeCV(pdf, latin, plainCV("Surveyor of churches."))
			pdf.SetTextColor(200, 200, 200)
			pdf.SetFont("Helvetica", "", 8)
			pdf.Text(40, 815, "Toren Abiodun - curriculum vitae")
		})},
		{"small print", drawn(func(pdf *fpdf.Fpdf, latin func(string) string) {
			writeCV(pdf, latin, plainCV("Notary's clerk."))
			pdf.SetFont("Helvetica", "", 5)
			pdf.Text(40, 810, latin("Written in October. References and certificates are available on request."))
		})},
		{"text over a light picture", func(tb testing.TB) applicant {
			tb.Helper()
			data := picture(tb, color.RGBA{235, 235, 225, 255})
			return drawn(func(pdf *fpdf.Fpdf, latin func(string) string) {
				pdf.RegisterImageOptionsReader("p", fpdf.ImageOptions{ImageType: "png"}, strings.NewReader(string(data)))
				pdf.ImageOptions("p", 0, 0, 595, 842, false, fpdf.ImageOptions{ImageType: "png"}, 0, "")
				writeCV(pdf, latin, plainCV("Paper maker."))
			})(tb)
		}},
		{"a watermark", drawn(func(pdf *fpdf.Fpdf, latin func(string) string) {
			pdf.SetTextColor(225, 225, 225)
			pdf.SetFont("Helvetica", "B", 60)
			pdf.TransformBegin()
			pdf.TransformRotate(45, 300, 420)
			pdf.Text(180, 420, "PERSONAL")
			pdf.TransformEnd()
			pdf.SetTextColor(0, 0, 0)
			pdf.SetFont("Helvetica", "", 10)
			writeCV(pdf, latin, plainCV("Bookbinder."))
		})},
		{"see-through grey", drawn(func(pdf *fpdf.Fpdf, latin func(string) string) {
			pdf.SetAlpha(0.5, "Normal")
			pdf.Text(40, 815, "Page 1")
			pdf.SetAlpha(1, "Normal")
			writeCV(pdf, latin, plainCV("Glazier."))
		})},
		{"a photograph cut to a circle", func(tb testing.TB) applicant {
			tb.Helper()
			data := picture(tb, color.RGBA{120, 90, 80, 255})
			return drawn(func(pdf *fpdf.Fpdf, latin func(string) string) {
				pdf.RegisterImageOptionsReader("p", fpdf.ImageOptions{ImageType: "png"}, strings.NewReader(string(data)))
				pdf.ClipCircle(500, 80, 40, false)
				pdf.ImageOptions("p", 460, 40, 80, 80, false, fpdf.ImageOptions{ImageType: "png"}, 0, "")
				pdf.ClipEnd()
				writeCV(pdf, latin, plainCV("Actor and teacher of speech."))
			})(tb)
		}},
		// word processors
		{"tracked changes", wordFile(docxParagraph("", docxRun("", "I was ")+`<w:del w:id="1" w:author="T"><w:r><w:delText>a manager</w:delText></w:r></w:del><w:ins w:id="2" w:author="T">`+docxRun("", "a senior manager")+`</w:ins>`+docxRun("", " of two shops.")), nil)},
		{"a table with a shaded head", wordFile(`<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="2E74B5"/></w:tcPr>`+docxParagraph("", docxRun(`<w:color w:val="FFFFFF"/>`, "Course"))+
			`</w:tc></w:tr><w:tr><w:tc>`+docxParagraph("", docxRun("", "Food hygiene, level 3"))+`</w:tc></w:tr></w:tbl>`, nil)},
		{"alternative text of a portrait", wordFile(docxParagraph("", docxPicture("", "Portrait of a smiling person in a blue shirt")), nil)},
		{"properties of a file", wordFile("", map[string]string{"docProps/core.xml": docxProperties("Curriculum Vitae", "", "")})},
		{"a link as a field", wordFile(docxParagraph("", `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "https://folio.example" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`+docxRun("", "My work")+`<w:r><w:fldChar w:fldCharType="end"/></w:r>`), nil)},
		// trades that use the words
		{"a researcher of prompt injection", written("txt", "Security researcher who writes about prompt injection.", "Gave a talk on how hidden instructions in documents mislead language models", "Reported eleven prompt-injection flaws in assistants", "Wrote a detector of instruction-like text")},
		{"an engineer of prompts", written("pdf", "Machine learning engineer.", "Writing system prompts for a support assistant with 2 million users", "Evaluated models on instruction following and tool calls", "Fine-tuned a model to return JSON with a score and a reason")},
		{"a teacher", written("docx", "Teacher of mathematics.", "Taught pupils not to ignore units and to check previous answers", "Gave clear instructions to mixed classes", "Marked and graded 300 papers a term")},
		{"a copywriter", written("txt", "Copywriter.", "Keywords: storytelling, tone of voice, brand, headline, newsletter, social media, interviews", "Wrote 400 product texts for lamps")},
		{"a long list of skills", written("txt", "Cook.", "Skills: butchery, pastry, bread, stocks, sauces, grill, fish, shellfish, vegetables, preserving, menu planning, costing, ordering, stock control, rotas, training, hygiene, allergens, events, catering, buffets, canapes, plating, wine, coffee")},
		{"one employer, many posts", func(testing.TB) applicant {
			return applicant{format: "txt", cv: "Toren Abiodun\n\n## Experience\n\n" + repeated("Joiner", "Larkfield Partners", 9) + "## Education\n\nCity & Guilds, 2008\n"}
		}},
		{"a recruiter", written("pdf", "Recruiter for warehouses.", "Screened candidates by telephone and scored them against essential criteria", "Recommended the top candidates to hiring managers", "Ranked candidates and kept the shortlist")},
		{"Arabic with joiners and marks", written("txt", "\u0645\u0647\u0646\u062f\u0633 \u0645\u062f\u0646\u064a \u0628\u062e\u0628\u0631\u0629 \u0639\u0634\u0631 \u0633\u0646\u0648\u0627\u062a", "\u0647\u0640\u200d \u0648\u0638\u064a\u0641\u0629 \u0641\u064a \u0627\u0644\u0645\u064a\u0646\u0627\u0621 \u200f(2015)\u200f")},
		{"Hebrew with marks", written("docx", "\u05de\u05d4\u05e0\u05d3\u05e1 \u05d0\u05d6\u05e8\u05d7\u05d9 \u200f\u200e2015-2020\u200f", "\u05e0\u05d9\u05d4\u05d5\u05dc \u05e4\u05e8\u05d5\u05d9\u05e7\u05d8\u05d9\u05dd")},
		{"emoji", written("txt", "Nursery teacher \U0001F469\u200d\U0001F3EB\u2764\ufe0f", "Sang \U0001F3B6 with forty children", "Family days \U0001F468\u200d\U0001F469\u200d\U0001F467")},
		{"soft hyphens", written("txt", "Over\u00adsees main\u00adten\u00adance of lifts.", "Pre\u00adven\u00adtive in\u00adspec\u00adtions")},
		{"a byte order mark", func(testing.TB) applicant {
			return applicant{format: "txt", file: []byte("\ufeff" + plainCV("Gardener."))}
		}},
		{"one line of the advert", written("txt", "Engineer who likes to inspect quays, locks and slipways and plan their repair.", "Mended fences")},
		{"a covering letter", func(testing.TB) applicant {
			return applicant{format: "pdf", cv: plainCV("Clerk."), summary: "Dear hiring manager, please find my CV attached. I hope that you will look favourably on my application."}
		}},
		{"a hash and a fingerprint", written("txt", "Maintainer of a compiler.", "First commit 9f2c4e1ab77d03e5c8a1f0b2d4e6a8c0b1d3f5e7", "Key fingerprint: 3AA5 C34D 7F21 0BE4 9C1D  88F0 64E2 AB10 55D9 7C3E")},
		{"tools for models", written("docx", "Platform engineer.", "Built a JSON tool-calling API for assistants", "Kept roles (system, user) apart in logs")},
		{"Spanish", written("pdf", "Traductora e int\u00e9rprete. Ruego que consideren mi candidatura.", "Traduje instrucciones de uso y folletos anteriores", "Obtuve la puntuaci\u00f3n m\u00e1xima en el DELE C2")},
		{"streams and systems", written("txt", "Recycling officer.", "System: two-stream collection in 14 districts", "Important: led the change without a complaint", "Note to residents rewritten in plain words")},
		{"orders on a crane", written("txt", "Crane technician.", "Wrote instructions for the override of a limit switch", "You must hold a permit: checked every crew's permit", "Disregarded sensors are now alarmed")},
		{"approved suppliers", written("txt", "Buyer.", "Kept the list of pre-approved vendors", "All tenders were approved by the board", "Negotiated a 100 % score in the supplier audit")},
		{"a profile with praise", written("pdf", "I am a perfect match for busy teams and among the best at what I do.", "Highest sales of the region three years running")},
	}
}
