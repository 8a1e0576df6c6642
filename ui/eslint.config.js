import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** One file talks to the window; everything else goes through `$lib/host`. */
const oneDoor = {
  patterns: [{ group: ['@tauri-apps/*'], message: 'Only src/lib/host/tauri.ts talks to the window.' }],
};

export default ts.config(
  { ignores: ['dist', 'node_modules', 'src/lib/api/bindings.ts'] },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    files: ['**/*.ts', '**/*.svelte', '**/*.svelte.ts', '**/*.js', '**/*.mjs'],
    rules: {
      'no-restricted-imports': ['error', oneDoor],
      'no-eval': 'error',
      'no-console': 'error',
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      // Sets and maps here are derived values, made anew and never changed.
      'svelte/prefer-svelte-reactivity': 'off',
      // A space at an edge survives only as a string.
      'svelte/no-useless-mustaches': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig, extraFileExtensions: ['.svelte'] } },
  },
  { files: ['src/lib/host/tauri.ts'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['e2e/**'], rules: { 'no-console': 'off' } },
  {
    // What only tests and the development page may use must not reach the product.
    files: ['src/**'],
    ignores: ['src/**/*.test.ts', 'src/lib/host/fake*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [...oneDoor.patterns, { group: ['**/host/fake*'], message: 'The fake host is for tests.' }] },
      ],
    },
  },
  { files: ['src/lib/host/tauri.ts'], rules: { 'no-restricted-imports': 'off' } },
);
