import { type DocumentedSetting, SETTING_GROUPS, type SettingGroup } from './settings.js';

/** The README's table: one row per variable; a variable without a default shows a dash. */
export function renderConfigurationTable(): string {
  const rows = SETTING_GROUPS.flatMap(({ settings }) => settings).map(
    ({ name, defaultText, description }) =>
      `| \`${name}\` | ${defaultText === null ? '-' : `\`${defaultText}\``} | ${description} |`,
  );
  return ['| variable | default | meaning |', '|---|---|---|', ...rows, ''].join('\n');
}

/** The text of `.env.example`: every variable, described and commented out. */
export function renderEnvExample(): string {
  const head =
    '# Copy to .env and uncomment what you need. The process environment wins over .env; an empty value is an unset one.\n';
  return [head, ...SETTING_GROUPS.map(renderGroup)].join('\n');
}

function renderGroup({ title, settings }: SettingGroup): string {
  return [`## ${title}`, '', ...settings.map(renderVariable)].join('\n');
}

function renderVariable({ name, description, defaultText, isSecret }: DocumentedSetting): string {
  return `# ${description}${isSecret ? ' (secret)' : ''}\n# ${name}=${defaultText ?? ''}\n`;
}
