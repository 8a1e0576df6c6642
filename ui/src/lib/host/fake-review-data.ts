/** A translated article for the development page and the tests: the sample in Turkish, and one of any length. */
import type { ArticleView, TermView } from '$lib/api/bindings';
import { segmentPlaces } from '$lib/sync/blocks';
import { articleFrom } from './fake-data';

/** Targets of the sample by the number of their place; 14 became 40, and one sentence is missing. */
export const TURKISH: readonly string[] = [
  'Tırmanan çatışmanın gölgesinde Rusya ve Ukrayna ikinci tur görüşmelere hazırlanıyor',
  'Yoğunlaşan çatışmalar arasında Rusya ve Ukrayna ikinci barış görüşmelerine hazırlanıyor',
  'Rusya ve Ukrayna pazartesi günü İstanbul’da yapılacak ikinci tur barış görüşmelerine hazırlanırken sahadaki gerilim artmaya devam ediyor ve müzakerelere gölge düşürüyor.',
  'Kritik müzakereler',
  'Türkiye Dışişleri Bakanlığı’na göre görüşmeler yerel saatle 13.00’te Çırağan Sarayı’nda başlayacak.',
  'Ukrayna Devlet Başkanı Volodimir Zelenski heyetini güncelleyerek 40 üyeye çıkardı; heyette ordu, insan hakları ve hukuk alanından isimler var.',
  'Ekibe Savunma Bakanı Rüstem Umerov başkanlık edecek.',
  'Zelenski, temel sorunların çözümü için doğrudan diyaloğun gereğini vurgulayarak “Liderler arasında gelecekte bir zirve şart” dedi.',
  'Rus tarafında ise Devlet Başkanlığı Danışmanı Vladimir Medinskiy başkanlığındaki heyet değişmedi.',
  'Rusya, ateşkes sağlamayı amaçlayan bir taslak memorandum ve ek öneriler getiriyor.',
  'Kremlin Basın Sözcüsü Dmitriy Peskov, bu turda Karadeniz’de seyrüsefer güvenliği gibi konular da dâhil olmak üzere barış anlaşması taslağının görüşülebilmesini umduğunu söyledi.',
  'Görüşmeler öncesinde artan gerilim',
  'Planlanan müzakerelere rağmen iki ülke de askerî faaliyetlerin yoğunlaştığını bildirdi.',
  'Ukrayna, Rusya topraklarının derinliklerindeki stratejik bombardıman uçaklarına büyük bir saldırı düzenlediğini öne sürüyor.',
  'Ukrayna Güvenlik Servisi, hava üslerini hedef alan özel bir operasyon duyurdu ve çok sayıda uzun menzilli bombardıman uçağının insansız hava araçlarıyla vurulduğunu açıkladı.',
  'Zelenski, 170 insansız hava aracının kullanıldığını belirterek operasyonu “kesinlikle parlak bir sonuç” diye övdü.',
  'Ancak Rus kaynakları hasarın boyutuna itiraz ederek Ukrayna’yı abartmakla suçladı.',
  'Bu arada Rusya’nın Bryansk ve Kursk bölgelerinde iki köprü çöktü; can kayıpları ve aksamalar yaşandı.',
  'Rusya Soruşturma Komitesi olayları “terör eylemi” olarak nitelendirdi.',
  '',
  'Ukrayna Ordusu Basın Servisi’ne göre Rus güçleri buna karşılık bir Ukrayna ordusu eğitim tesisine füze saldırısı düzenledi ve ağır kayıplara yol açtı.',
  'Derin ayrılıklar sürüyor',
  'Uzmanlar, görüşmelerin olumlu bir adım olmakla birlikte derin ayrılıkların sürdüğü uyarısında bulunuyor.',
  'Pekin Yabancı Çalışmalar Üniversitesi’nden Profesör Wang Shuo, Rusya’nın ateşkesi NATO’nun genişlememesi ve yaptırımların kaldırılması gibi daha geniş taleplere bağlamaya çalıştığını gözlemledi.',
  'Ukrayna ise daha geniş meseleleri ele almadan önce güçlerini rahatlatmak için derhâl ateşkes istiyor.',
  'Wang, “Moskova ile Kiev arasındaki temel güven eksikliği müzakereleri zor ve uzun hâle getirecek” dedi.',
  'Dünya izlerken bu görüşmelerin sonucu bölgesel istikrar ve uluslararası ilişkiler için önemli sonuçlar doğurabilir.',
];

export const TERMS: readonly TermView[] = [
  { id: 1, source_language: 'en', target_language: 'tr', source: 'Rustem Umerov', variants: ['Umerov'], target: 'Rustem Umerov', target_variants: [], forbidden: ['Rüstem Umerov'], note: 'As on the ministry’s own page', case_sensitive: true },
  { id: 2, source_language: 'en', target_language: 'tr', source: 'ceasefire', variants: ['cease-fire'], target: 'ateşkes', target_variants: [], forbidden: [], note: '', case_sensitive: false },
  { id: 3, source_language: 'en', target_language: 'tr', source: 'delegation', variants: ['delegations'], target: 'heyet', target_variants: ['delegasyon'], forbidden: [], note: '', case_sensitive: false },
];

export interface Unit {
  source: string;
  target: string;
  source_language: string;
  target_language: string;
  article: string | null;
  from: string;
  at: string;
}

export const UNITS: readonly Unit[] = [
  { source: 'On the Ukrainian side, the delegation remains unchanged, led by Presidential Aide Andriy Yermak.', target: 'Ukrayna tarafında ise Devlet Başkanlığı Danışmanı Andriy Yermak başkanlığındaki heyet değişmedi.', source_language: 'en', target_language: 'tr', article: 'o9', from: 'Talks resume in Istanbul', at: '2026-05-12T09:00:00Z' },
  { source: 'Ukraine favors an immediate ceasefire.', target: 'Ukrayna derhâl ateşkes istiyor.', source_language: 'en', target_language: 'tr', article: null, from: 'ministry.tmx', at: '2026-02-01T09:00:00Z' },
];

const PLAIN = [
  ['The harbour bridge was closed on Monday for repairs.', 'Liman köprüsü pazartesi günü onarım için kapatıldı.'],
  ['Ferries run every 20 minutes until the work is done.', 'İş bitene kadar her 20 dakikada bir vapur kalkıyor.'],
  ['The city expects the work to cost 14 million euros, and it has asked the region to pay a third of it.', 'Kent, işin 14 milyon avroya mal olmasını bekliyor ve üçte birini bölgenin ödemesini istedi.'],
  ['Nobody was hurt.', 'Kimse yaralanmadı.'],
  ['“We should have begun ten years ago,” said the mayor, who has been in office since 2019 and will stand again next year.', '2019’dan beri görevde olan ve gelecek yıl yeniden aday olacak belediye başkanı “On yıl önce başlamalıydık” dedi.'],
] as const;

/** An article of that many sentences, to see how a long one behaves. */
export function longArticle(sentences: number): ArticleView {
  const lines: string[] = ['# A very long report'];
  for (let i = 0; i < sentences - 1; i += 5) lines.push(Array.from({ length: Math.min(5, sentences - 1 - i) }, (_, k) => (PLAIN[(i + k) % PLAIN.length] ?? PLAIN[0])[0]).join(' '));
  return articleFrom('long', 'en', lines.join('\n'));
}

/** What a machine would have written for every place of an article. */
export function machineTargets(article: ArticleView): string[] {
  const plain = new Map<string, string>(PLAIN.map(([source, target]) => [source, target]));
  return segmentPlaces(article).map((place, i) => {
    if (article.id === 'sample') return TURKISH[i] ?? place.text;
    const target = plain.get(place.text) ?? place.text;
    return i % 97 === 5 ? target.replace('14', '40').replace('20', '200') : target;
  });
}
