// Prints an edition's modules and one lesson:  npm run example -- URL EDITION LOCALE
import { CourseClient, Refused, type BlockFieldsFragment } from '../src/index.js';

const [url = 'http://127.0.0.1:8000', code = 'global', locale = 'en'] = process.argv.slice(2);

/** What a block says, in a line or two. */
function words(block: BlockFieldsFragment): string {
  switch (block.__typename) {
    case 'RichTextBlock':
      return plain(block.text);
    case 'CalloutBlock':
      return `${block.tone}: ${block.title} ${plain(block.text)}`;
    case 'StepsBlock':
      return block.steps.map((step, index) => `${index + 1}. ${step.title}`).join('\n');
    case 'ChecklistBlock':
      return block.items.map((item) => `[ ] ${item.text}`).join('\n');
    case 'TableBlock':
      return block.rows.map((row) => [row.header, ...row.cells].join(' | ')).join('\n');
    case 'ImageBlock':
      return `${block.image.alt} (${block.image.width} × ${block.image.height})`;
    case 'SlotBlock':
      return block.slot.filled ? block.slot.value : block.slot.neutralText;
    case 'QuestionBlock':
      return block.question.stem;
    default:
      // This example does not show the rest; and a server that is newer may send types unknown here.
      return `(${block.__typename})`;
  }
}

function plain(html: string): string {
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim();
}

async function main(): Promise<void> {
  const client = new CourseClient(url);
  const { edition } = await client.get('Outline', { code, locale });
  const course = edition?.course;
  if (!course) throw new Error(`${code} has no course.`);
  console.log(`${course.title} [${course.locale}, ${course.direction}]`);
  for (const each of course.modules) {
    console.log(`${each.number}. ${each.title} (${each.minutes} min, ${each.lessons.length} lessons)`);
  }
  const first = course.modules.flatMap((each) => each.lessons)[0];
  if (!first) return;
  const { edition: again } = await client.get('Lesson', { code, locale, id: first.id });
  const lesson = again?.lesson;
  if (!lesson) return;
  console.log(`\n${lesson.title} [${lesson.locale}, ${lesson.direction}]`);
  for (const block of lesson.body) console.log(`\n${words(block)}`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(`${error.code}: ${error.message} ${error.advice}`);
  process.exitCode = 1;
}
