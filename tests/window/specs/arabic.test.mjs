// An article that runs from right to left, typed in by hand.
import assert from 'node:assert/strict';
import test from 'node:test';
import { inNewPlace, inWindow, openText, readOriginal, readSummary, welcome } from '../lib/reading.mjs';
import { shoot } from '../lib/shots.mjs';

// Written for this test.
const ARTICLE = `بلدية المدينة تفتح مكتبة جديدة على ضفة النهر

افتتحت بلدية المدينة يوم الأحد مكتبة عامة جديدة على ضفة النهر بعد ثلاث سنوات من العمل. تضم المكتبة أربعين ألف كتاب بسبع لغات وقاعات هادئة للقراءة.

قالت مديرة المكتبة إن الدخول مجاني لجميع السكان طوال أيام الأسبوع. وأضافت أن قسم الأطفال يستقبل المدارس كل صباح.

بلغت كلفة المشروع اثني عشر مليون دينار دفعت الوزارة نصفها. وتأمل البلدية أن يزور المكتبة ألف شخص كل يوم.`;

test('an Arabic article runs from right to left', async () => {
  await inNewPlace(async (place) => {
    await inWindow(place, {}, async (session) => {
      await welcome(session);
      await openText(session, ARTICLE);
      const original = await readOriginal(session);
      assert.equal(original.lang, 'ar');
      assert.equal(original.dir, 'rtl');
      assert.ok(original.titles[0].startsWith('بلدية المدينة'));

      const points = await readSummary(session);
      assert.ok(points.length >= 1);
      assert.equal(
        await session.run(() => getComputedStyle(document.querySelector('[data-point] [data-text]')).direction),
        'rtl',
        'the summary runs the same way',
      );
      // The frame stays as the reader's language has it.
      assert.equal(await session.run(() => getComputedStyle(document.body).direction), 'ltr');
      await session.point(await session.find('[data-point="0"]'));
      await shoot(session, 'arabic');
    });
  });
});
