package judges_test

import (
	"encoding/json"
	"net/http"
	"strings"
)

// abroad are the editions beside the English one: one with long words, one
// with many forms and marks, and one that runs from the right.
var abroad = []struct {
	slug, name, language string
	stories              []map[string]any
}{
	{"deutsch", "Deutsch", "de", []map[string]any{
		{"headline": "Verkehrsinfrastrukturfinanzierungsgesellschaft legt Plan für die Rheinbrücken vor", "kind": "news", "weight": "lead", "section": "europe", "dateline": "Köln",
			"standfirst": "Vierzehn Brücken sollen bis 2034 ersetzt werden. Wer das bezahlt, bleibt zwischen Bund und Ländern umstritten.", "bylines": []string{"Jana Lindqvist", "Tom Brückner"},
			"topics": []string{"Rhein", "Brücken"}, "body_html": `<p>Die Gesellschaft, die im Auftrag des Bundes die Verkehrswege am Rhein verwaltet, hat am Dienstag ihren Plan vorgelegt. Vierzehn Brücken gelten als nicht mehr sanierungsfähig, darunter drei Autobahnüberquerungen.</p>
<p><span class="attribution" data-source="Bundesministerium für Verkehr" data-stance="says">Der Bund übernehme zwei Drittel der Kosten</span>, heißt es in Berlin. <span class="attribution" data-source="Landesregierung Nordrhein-Westfalen" data-stance="denies">Eine Zusage dafür gebe es nicht</span>, sagt die Landesregierung in Düsseldorf.</p>
<h2>Was als Nächstes geschieht</h2><p>Die Planfeststellungsverfahren sollen im Frühjahr beginnen. „Wir haben keine zehn Jahre mehr“, sagte die Geschäftsführerin, „die Tragfähigkeitsberechnungen lassen daran keinen Zweifel.“ Bis dahin gelten auf vier Brücken Geschwindigkeitsbeschränkungen.</p>
<blockquote><p>Jede Woche Sperrung kostet die Region mehr als der Neubau eines Überbaus.</p></blockquote><ul><li>Neubau bis 2030: sechs Brücken</li><li>Neubau bis 2034: acht Brücken</li></ul>`},
		{"headline": "Warum die Fahrgäste nicht zurückkommen", "kind": "analysis", "section": "business", "standfirst": "Das Angebot ist besser als vor fünf Jahren. Die Gewohnheiten sind andere.", "bylines": []string{"Tom Brückner"},
			"body_html": `<p>` + strings.Repeat("Wer einmal im Heimbüro angekommen ist, fährt nicht mehr jeden Tag. Die Verkehrsbetriebe rechnen damit, dass ein Fünftel der Berufspendler dauerhaft fehlt. ", 30) + `</p>`},
		{"headline": "Lasst die alten Bahnhöfe stehen", "kind": "opinion", "section": "lifestyle", "standfirst": "Ein leeres Empfangsgebäude ist kein Sanierungsfall, sondern eine Einladung.", "bylines": []string{"Mara Eichholz"},
			"body_html": `<p>Wer einen Bahnhof abreißt, reißt die Adresse einer Stadt ab.</p>`},
		{"headline": "Elbe fällt unter den Jahrestiefststand", "kind": "news", "section": "europe", "weight": "brief", "body_html": "<p>Der Pegel in Magdeburg zeigte am Morgen 47 Zentimeter.</p>"},
	}},
	{"arabic", "العربية", "ar", []map[string]any{
		{"headline": "موانئ المتوسط تتفق على رصيف مشترك لسفن الركاب", "kind": "news", "weight": "lead", "section": "world", "dateline": "تونس",
			"standfirst": "اتفاق بين سبعة موانئ يبدأ العمل به في الربيع، وخلاف لم يُحسم بعد على رسوم الرسو.", "bylines": []string{"ليلى منصور", "سامي الحداد", "ندى قاسم"},
			"topics": []string{"الموانئ", "البحر المتوسط"}, "body_html": `<p>أعلنت سبعة موانئ على البحر المتوسط يوم الثلاثاء اتفاقًا على تشغيل رصيف مشترك لسفن الركاب، في خطوة قالت إنها ستقلّص زمن الانتظار إلى النصف.</p>
<p><span class="attribution" data-source="هيئة الموانئ" data-stance="says">سيبدأ العمل بالاتفاق في الربيع</span> وفق بيان الهيئة. و<span class="attribution" data-source="اتحاد شركات الملاحة" data-stance="denies">لم يُتفق على الرسوم بعد</span>، كما يقول الاتحاد.</p>
<h2>ما الذي يتغيّر للمسافرين</h2><p>تقول الموانئ إن التذكرة الواحدة ستصلح لرحلتين متتاليتين (مثل Tunis–Palermo) من دون تسجيل جديد، وإن الأمتعة تُنقل مباشرة بين السفن.</p>
<blockquote><p>الانتظار هو ما يبعد الناس عن البحر، لا الموج.</p></blockquote><ol><li>تونس وباليرمو</li><li>بيروت ولارنكا</li></ol>`},
		{"headline": "لماذا يتراجع صيد السردين", "kind": "analysis", "section": "business", "standfirst": "المياه أدفأ والمواسم أقصر، والقوارب الصغيرة تدفع الثمن أولًا.", "bylines": []string{"سامي الحداد"},
			"body_html": `<p>` + strings.Repeat("يقول الصيادون إن الموسم بات ينتهي قبل شهرين من موعده، وإن ما يعودون به لا يكفي ثمن الوقود. ", 40) + `</p>`},
		{"headline": "المقهى القديم ليس متحفًا", "kind": "opinion", "section": "lifestyle", "standfirst": "حين نرمّم المكان وننسى رواده لا يبقى منه إلا الطلاء.", "bylines": []string{"ندى قاسم"}, "body_html": "<p>المقهى كراسٍ وأحاديث قبل أن يكون جدرانًا.</p>"},
		{"headline": "أمطار غزيرة تغلق طريق الساحل", "kind": "news", "section": "world", "weight": "brief", "body_html": "<p>أُغلق الطريق صباحًا وأُعيد فتحه عند الظهر.</p>"},
	}},
	{"polski", "Polski", "pl", []map[string]any{
		{"headline": "Sejm przyjął ustawę o żegludze śródlądowej po dwunastu godzinach obrad", "kind": "news", "weight": "lead", "section": "politics", "dateline": "Warszawa",
			"standfirst": "Rząd obiecuje pogłębienie Odry, ekolodzy zapowiadają skargę. Głosowanie było rekordowo wyrównane.", "bylines": []string{"Łucja Gąsior", "Michał Żak"},
			"topics": []string{"Odra", "Żegluga"}, "body_html": `<p>Po dwunastu godzinach debaty posłowie przyjęli ustawę różnicą trzech głosów. „To początek, nie koniec prac nad rzekami” – powiedziała sprawozdawczyni.</p>
<p><span class="attribution" data-source="Ministerstwo Infrastruktury" data-stance="says">Pierwsze roboty mają ruszyć wiosną</span>. <span class="attribution" data-source="Koalicja Ratujmy Rzeki" data-stance="unconfirmed">Skarga jest już gotowa</span>.</p>
<h2>Co się zmieni</h2><p>Przedsiębiorstwa żeglugowe otrzymają dopłaty, a współfinansowanie najpoważniejszych przedsięwzięć hydrotechnicznych przejmie budżet państwa.</p>`},
		{"headline": "Czy pociągi nocne wrócą na dobre", "kind": "explainer", "section": "europe", "standfirst": "Trzy pytania o połączenia, których miało już nie być.", "bylines": []string{"Michał Żak"},
			"body_html": `<h2>Kto nimi jeździ</h2><p>Coraz częściej ludzie młodzi.</p><h2>Ile to kosztuje</h2><p>Mniej niż hotel.</p><h2>Co dalej</h2><p>Nowe wagony mają przyjechać za rok.</p>`},
	}},
}

// editions makes them, with a corrected story in each, and finds their pages.
func (p *paper) editions() error {
	for _, e := range abroad {
		body, err := json.Marshal(map[string]string{"slug": e.slug, "name": e.name, "language": e.language})
		if err != nil {
			return err
		}
		if err := p.call(http.MethodPost, "/editions", string(body), &json.RawMessage{}); err != nil {
			return err
		}
		for i := len(e.stories) - 1; i >= 0; i-- { // the first is the newest
			story := e.stories[i]
			story["edition"] = e.slug
			id, path, err := p.publish(story)
			if err != nil {
				return err
			}
			if i == 0 {
				if err := p.call(http.MethodPost, "/stories/"+id+"/corrections", `{"kind": "clarification", "text": "1 → 2."}`, &json.RawMessage{}); err != nil {
					return err
				}
				p.pages = append(p.pages, page{"history-" + e.language, path + "/history", 200, false})
			}
			kind := story["kind"].(string)
			if story["weight"] == "brief" {
				kind = "brief"
			}
			p.pages = append(p.pages, page{"story-" + e.language + "-" + kind, path, 200, false})
		}
		p.pages = append(p.pages, page{"front-" + e.language, "/" + e.slug, 200, false}, page{"latest-" + e.language, "/" + e.slug + "/latest", 200, false})
	}
	return nil
}
