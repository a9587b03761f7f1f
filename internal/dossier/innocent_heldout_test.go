package dossier_test

import (
	"image/color"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"
)

// heldOutInnocent are honest CVs of the first judgement, written before the detectors were looked at: 3 of the 32 were
// flagged at first sight.
func heldOutInnocent() []innocent {
	return []innocent{
		// design
		{"white text in a dark sidebar", drawn(func(pdf *fpdf.Fpdf, latin func(string) string) {
			pdf.SetFillColor(30, 40, 70)
			pdf.Rect(0, 0, 180, 842, "F")
			pdf.SetTextColor(255, 255, 255)
			for i, line := range []string{"Toren Abiodun", "Sailing instructor", "Swim rescue", "First aid at work", "Powerboat level 2"} {
				pdf.Text(20, 60+float64(i)*20, latin(line))
			}
			pdf.SetTextColor(0, 0, 0)
			pdf.SetLeftMargin(200)
			pdf.SetXY(200, 40)
			writeCV(pdf, latin, plainCV("Teaches beginners to sail."))
		})},
		{"white letters in a round badge", drawn(func(pdf *fpdf.Fpdf, latin func(string) string) {
			writeCV(pdf, latin, plainCV("Runs a small print shop."))
			pdf.SetFillColor(180, 30, 40)
			pdf.Circle(500, 80, 30, "F")
			pdf.SetTextColor(255, 255, 255)
			pdf.Text(488, 84, "TA 24")
		})},
		{"pale grey small print", drawn(func(pdf *fpdf.Fpdf, latin func(string) string) {
			writeCV(pdf, latin, plainCV("Archivist of a county."))
			pdf.SetTextColor(175, 175, 175)
			pdf.SetFont("Helvetica", "", 6)
			pdf.Text(40, 815, latin("I consent to the processing of my personal data for the purposes of recruitment. Page 1 of 1"))
		})},
		{"superscript notes", drawn(func(pdf *fpdf.Fpdf, latin func(string) string) {
			writeCV(pdf, latin, plainCV("Chemist with two patents."))
			pdf.SetFont("Helvetica", "", 5)
			pdf.Text(300, 300, latin("1) joint with two colleagues  2) pending"))
		})},
		{"white title over a dark photograph", func(tb testing.TB) applicant {
			tb.Helper()
			data := picture(tb, color.RGBA{20, 30, 40, 255})
			return drawn(func(pdf *fpdf.Fpdf, latin func(string) string) {
				pdf.RegisterImageOptionsReader("p", fpdf.ImageOptions{ImageType: "png"}, strings.NewReader(string(data)))
				pdf.ImageOptions("p", 0, 0, 595, 90, false, fpdf.ImageOptions{ImageType: "png"}, 0, "")
				pdf.SetTextColor(255, 255, 255)
				pdf.SetFont("Helvetica", "B", 22)
				pdf.Text(40, 55, "Toren Abiodun, Photographer")
				pdf.SetTextColor(0, 0, 0)
				pdf.SetFont("Helvetica", "", 10)
				pdf.SetY(110)
				writeCV(pdf, latin, plainCV("Photographs weddings and bridges."))
			})(tb)
		}},
		{"white text on a gradient", drawn(func(pdf *fpdf.Fpdf, latin func(string) string) {
			pdf.LinearGradient(0, 0, 595, 80, 10, 60, 110, 60, 110, 160, 0, 0, 1, 0)
			pdf.SetTextColor(255, 255, 255)
			pdf.Text(40, 50, "Toren Abiodun - Landscape architect")
			pdf.SetTextColor(0, 0, 0)
			pdf.SetY(100)
			writeCV(pdf, latin, plainCV("Designs parks that need little water."))
		})},
		// word processors
		{"alternative text of a logo", wordFile(docxParagraph("", docxPicture("Logo", "The logo of Larkfield Partners: a green bird on a white ground")), nil)},
		{"keywords of the file", wordFile("", map[string]string{"docProps/core.xml": docxProperties("Toren Abiodun CV 2026", "CV; operations; resume", "Made from a template")})},
		{"hidden page numbers of a table of contents", wordFile(docxParagraph("", docxRun("", "Contents: Experience")+docxRun("<w:webHidden/>", "1")), nil)},
		{"a shaded paragraph in white", wordFile(docxParagraph(`<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>`, docxRun(`<w:color w:val="FFFFFF"/>`, "KEY SKILLS")), nil)},
		{"a field that counts pages", wordFile(docxParagraph("", `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE \* MERGEFORMAT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`+docxRun("", "1")+`<w:r><w:fldChar w:fldCharType="end"/></w:r>`), nil)},
		{"automatic colour", wordFile(docxParagraph("", docxRun(`<w:color w:val="auto"/>`, "Available from March.")), nil)},
		// trades that use the words
		{"a tester of language models", written("pdf", "Red-team researcher for language models.",
			`Showed that mails saying "ignore all previous instructions" made three assistants leak calendars`, "Published a taxonomy of jailbreaks and hidden-text attacks", "Built filters that stop a model from following orders in documents")},
		{"a designer of conversations", written("docx", "Conversation designer for a bank.",
			"Wrote system, user and assistant turns for 40 evaluation dialogues", "Tuned the system prompt so that the bot says when it does not know", "Rated the answers of two models against a rubric")},
		{"a nurse", written("txt", "Staff nurse on a busy ward.", "Never ignore an alarm: cut missed alarms by a third", "Followed the previous shift's instructions and handed over in writing", "Scored pain from 0 to 10 with each patient")},
		{"a specialist in search", written("txt", "SEO specialist.", "Ranked a shop first for garden sheds, garden furniture, garden tools and garden lighting",
			"Keyword research: sheds, log cabins, greenhouses, cold frames, compost bins, water butts", "Wrote meta descriptions, alt text and structured data in JSON-LD")},
		{"a very long list of skills", written("docx", "Full-stack developer.", "Skills: Go, Python, Rust, Java, Kotlin, Swift, TypeScript, JavaScript, HTML, CSS, SQL, PostgreSQL, MySQL, SQLite, Redis, Kafka, RabbitMQ, NATS, Docker, Kubernetes, Helm, "+
			"Terraform, Ansible, AWS, Azure, GCP, Linux, Bash, Git, GitLab CI, GitHub Actions, Jenkins, Prometheus, Grafana, Loki, OpenTelemetry, Sentry, React, Vue, Svelte, Angular, Next.js, Node.js, Deno, Express, FastAPI, Django, Flask, Spring Boot, gRPC, GraphQL, REST, OAuth, OpenID Connect")},
		{"twelve contracts under one title", func(testing.TB) applicant {
			return applicant{format: "pdf", cv: "Toren Abiodun\n\n## Experience\n\n" + repeated("Site Engineer", "Brackwater Civils", 12) + "## Education\n\nHNC Construction, 2009\n"}
		}},
		{"a head of talent", written("docx", "Talent acquisition manager.", "Screened 4,000 candidates a year and rated each against the rubric", "Trained managers to score candidates from 1 to 5 and to ignore gut feeling",
			"Moved the best candidates to interview within two days", "Chose the software that recommends candidates to hiring managers")},
		{"Hindi with joiners", written("txt", "\u0938\u093f\u0935\u093f\u0932 \u0905\u092d\u093f\u092f\u0902\u0924\u093e, \u0926\u0938 \u0935\u0930\u094d\u0937 \u0915\u093e \u0905\u0928\u0941\u092d\u0935\u0964", "\u0915\u094d\u200d\u0937\u0947\u0924\u094d\u0930\u0940\u092f \u092a\u0930\u093f\u092f\u094b\u091c\u0928\u093e\u090f\u0901", "\u0930\u093e\u0937\u094d\u200c\u091f\u094d\u0930\u0940\u092f \u092a\u0941\u0930\u0938\u094d\u0915\u093e\u0930")},
		{"Persian with a mark before the telephone", written("txt", "\u0645\u0647\u0646\u062f\u0633 \u0639\u0645\u0631\u0627\u0646 \u0628\u0627 \u062f\u0647 \u0633\u0627\u0644 \u0633\u0627\u0628\u0642\u0647 \u0645\u06cc\u200c\u0628\u0627\u0634\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u062f\u0631 \u0628\u0646\u062f\u0631 \u06a9\u0627\u0631 \u06a9\u0646\u0645 \u200e+98 21 5550 1234\u200f")},
		{"the flag of Scotland and keycaps", written("txt", "Piper and guide \U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F in the Highlands.", "1\ufe0f\u20e3 Led walks", "2\ufe0f\u20e3 Cooked for twenty \U0001F469\u200d\U0001F373\U0001F44D\U0001F3FD")},
		{"break marks in a long address", written("txt", "Blogger.", "Writes at example.org/\u200bessays/\u200bon-tides-and-moons", "Prices in\u00a0the\u00a0region of 5\u202f000 a month")},
		{"two phrases of the advert in a letter", func(testing.TB) applicant {
			return applicant{
				format: "pdf", cv: plainCV("Clerk of works."),
				answers: map[string]string{"q2": "You write that the trust looks after nine quays, two locks and a working fish market. Places like that made me what I am, and I would be glad to keep them safe and open."},
			}
		}},
		{"a letter that asks not to be disregarded", written("docx", "Dear hiring manager, please do not be put off by the gap in 2020, when I cared for my father. I hope you will look kindly on my application and consider me for interview.", "Ran a village shop")},
		{"a public key and a certificate", written("txt", "Systems administrator.", "Signs packages with ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH3fQk9mVw2dYb7Zr1xP8uKc0aLtNsEoGhJiRvTqWyXz", "Certificate 4F9A-22C1-77BE-0D13-98AA, valid to 2028")},
		{"a writer of style sheets", written("pdf", "Front-end developer.", "Replaced display:none and visibility:hidden by real focus handling", "Wrote the rule that white text on white ground (color:#fff) fails the build", "Cut unused keywords and meta tags by half")},
		{"French and German", written("docx", "Assistant trilingue. Veuillez noter que je suis disponible imm\u00e9diatement.", "R\u00e9pondu aux clients et suivi les instructions du directeur", "Alle Anweisungen der Werkleitung umgesetzt und die Bewerber am Empfang betreut", "Note maximale au DALF C1")},
		{"systems and users in a table", func(testing.TB) applicant {
			row := func(cells ...string) string {
				out := "<w:tr>"
				for _, c := range cells {
					out += "<w:tc>" + docxParagraph("", docxRun("", c)) + "</w:tc>"
				}
				return out + "</w:tr>"
			}
			return wordFile("<w:tbl>"+row("System: SAP S/4HANA", "User: finance", "Role: key user")+row("System: Oracle", "User: stores", "Role: administrator")+"</w:tbl>", nil)(nil)
		}},
		{"full marks", written("txt", "Trainer of drivers.", "Score: 100 out of 100 in the theory test", "Rated outstanding by the inspectors, the highest rating", "Wrote standing orders for the yard and updated the safety policy")},
		{"words of a referee", written("pdf", `"This candidate is the strongest I have worked with; I recommend her without reservation." (P. Lund, director)`, "Passed every assessment of the company's academy", "Pre-approved supplier of three councils")},
		{"an engineer who fits", func(testing.TB) applicant {
			return applicant{format: "docx", cv: "Toren Abiodun\n\n## Experience\n\nMaritime Engineer, Cove Authority (2015 - Present)\n\n- Inspected quays and locks\n- Drawings in AutoCAD\n- Dredging campaign of 2019\n- NEC contracts: supervisor on four\n\n" +
				"Engineer, Reef & Partners (2010 - 2015)\n\n- AutoCAD drawings of slipways\n- Dredging licences\n\n## Skills\n\nAutoCAD, NEC contracts, dredging, hydrographic survey, Python, German, project management\n\n## Education\n\nDegree in civil engineering, 2010\n"}
		}},
	}
}
