package documents

import (
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// codePages are those of one byte to a character, by the number that Windows gives them.
var codePages = map[int]*charmap.Charmap{
	437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 855: charmap.CodePage855, 858: charmap.CodePage858,
	860: charmap.CodePage860, 862: charmap.CodePage862, 863: charmap.CodePage863, 865: charmap.CodePage865, 866: charmap.CodePage866,
	874: charmap.Windows874, 1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253,
	1254: charmap.Windows1254, 1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258,
	10000: charmap.Macintosh, 10007: charmap.MacintoshCyrillic, 20866: charmap.KOI8R, 21866: charmap.KOI8U,
	28592: charmap.ISO8859_2, 28593: charmap.ISO8859_3, 28594: charmap.ISO8859_4, 28595: charmap.ISO8859_5, 28596: charmap.ISO8859_6,
	28597: charmap.ISO8859_7, 28598: charmap.ISO8859_8, 28599: charmap.Windows1254, 28603: charmap.ISO8859_13, 28605: charmap.ISO8859_15,
}

// namedPage gives the code page that a web page names, Windows-1252 for one that is not known.
func namedPage(name string) *charmap.Charmap {
	name = strings.ToLower(name)
	number := map[string]int{"koi8-r": 20866, "koi8-u": 21866, "macintosh": 10000}[name]
	if windows, ok := strings.CutPrefix(name, "windows-"); ok {
		number, _ = strconv.Atoi(windows)
	}
	if iso, ok := strings.CutPrefix(name, "iso-8859-"); ok {
		number, _ = strconv.Atoi(iso)
		number += 28590
	}
	if page := codePages[number]; page != nil {
		return page
	}
	return charmap.Windows1252
}
