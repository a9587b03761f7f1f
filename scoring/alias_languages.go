package scoring

// The names that people give a language in CVs in English and in itself.
const languagesTable = `
English,language,spoken English|written English|Englisch|anglais|inglés
French,language,français|Französisch|francés
German,language,Deutsch|allemand|alemán
Spanish,language,español|castellano|espagnol
Italian,language,italiano|Italienisch
Portuguese,language,português|Portugiesisch|portugués
Dutch,language,Nederlands|Niederländisch|Flemish
Polish,language,polski|Polnisch
Romanian,language,română|Rumänisch
Russian,language,русский|Russisch
Ukrainian,language,українська
Czech,language,čeština
Slovak,language,slovenčina
Hungarian,language,magyar
Bulgarian,language,български
Greek,language,Ελληνικά
Turkish,language,Türkçe
Arabic,language,العربية
Hebrew,language,עברית
Persian,language,Farsi|Dari
Hindi,language,हिन्दी
Urdu,language,اردو
Punjabi,language,Panjabi
Bengali,language,Bangla|Sylheti
Gujarati,language,ગુજરાતી
Tamil,language,தமிழ்
Mandarin,language,Mandarin Chinese|Chinese|Putonghua|中文|普通话
Cantonese,language,廣東話
Japanese,language,日本語
Korean,language,한국어
Vietnamese,language,Tiếng Việt
Thai,language,ภาษาไทย
Tagalog,language,Filipino
Malay,language,Bahasa Melayu
Indonesian,language,Bahasa Indonesia
Swahili,language,Kiswahili
Somali,language,Soomaali
Welsh,language,Cymraeg
Irish,language,Gaeilge
Swedish,language,svenska
Danish,language,dansk
Norwegian,language,norsk
Finnish,language,suomi
Lithuanian,language,lietuvių
Latvian,language,latviešu
Estonian,language,eesti
Croatian,language,hrvatski|Serbian|srpski|Bosnian
Slovenian,language,slovenščina
Albanian,language,shqip
British Sign Language,language,BSL|American Sign Language|ASL|sign language
`
