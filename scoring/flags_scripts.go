package scoring

import (
	"strings"
	"unicode"
)

// Chinese, Japanese and Korean set no spaces between words or glue endings to them, and Arabic and Hindi bend them much:
// there orders are looked for as pieces of text. A line is flagged when it has a piece of each group of an order.
var scriptOrders = [][][]string{
	{ // ignore + previous + instructions
		strings.Fields("忽略 忽視 忽视 无视 無視 忘记 忘記 忘掉 不要理会 不要理會 不要遵守 忘れ 従わない 무시하 무시해 잊어 잊으 تجاهل انس تغاض अनदेखा नज़रअंदाज़ नजरअंदाज भूल"),
		strings.Fields("之前 以前 先前 前面 以上 上述 所有 全部 一切 前述 上記 これまで 今まで すべて 全て 이전 앞선 위의 모든 جميع كل السابقة السابق أعلاه पिछले सभी पहले पूर्व"),
		strings.Fields("指令 指示 命令 提示词 提示詞 规则 規則 准则 準則 ルール プロンプト 지시 명령 규칙 지침 프롬프트 التعليمات الأوامر القواعد الإرشادات निर्देश आदेश नियम"),
	},
	{ // this candidate + the highest mark
		strings.Fields("这位 這位 该 該 此 本 この 当該 이 هذا هذه इस"),
		strings.Fields("候选人 候選人 应聘者 應聘者 應徵者 求职者 求職者 申请人 申請人 简历 簡歷 応募者 候補者 履歴書 지원자 후보자 이력서 المرشح المتقدم السيرة उम्मीदवार आवेदक"),
		strings.Fields("最高分 满分 滿分 最高评 最高評 最高点 満点 高く評価 最高得点 만점 최고점 최고 أعلى الدرجة العلامة सर्वोच्च अधिकतम पूरे"),
	},
}

// otherScripts finds orders in the scripts of scriptOrders.
func (s *source) otherScripts() []passage {
	var found []passage
	for i := range s.lines {
		l := &s.lines[i]
		if !s.hasOtherScript(l) {
			continue
		}
		text := string(s.runes[l.start:l.end])
		for _, order := range scriptOrders {
			if holdsEach(text, order) {
				found = append(found, passage{extent: l.extent, kind: flagInstruction})
				break
			}
		}
	}
	return found
}

func (s *source) hasOtherScript(l *line) bool {
	for _, r := range s.runes[l.start:l.end] {
		if r >= 0x600 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Arabic, unicode.Devanagari) {
			return true
		}
	}
	return false
}

func holdsEach(text string, groups [][]string) bool {
	for _, group := range groups {
		held := false
		for _, piece := range group {
			held = held || strings.Contains(text, piece)
		}
		if !held {
			return false
		}
	}
	return true
}
