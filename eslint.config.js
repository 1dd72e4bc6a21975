import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import svelteConfig from './svelte.config.js'

// Pure code is given the time, chance and all it needs as arguments.
const pure = [
  'src-main/{calls,history,line,people,state,voice}/**',
  'src-main/portaswitch/protocol/**',
  'src-main/ipc/contract.ts',
  'src-main/ipc/contract/**/*.ts',
  'messages/**',
  'emulator/model/**',
]
const asArgument = 'Pure code gets the time and chance as arguments.'
const tests = ['**/*.test.ts', 'e2e/**']

export default ts.config(
  // electron-vite writes a compiled configuration beside its own for as long as it builds.
  { ignores: ['out/', 'dist/', '.cache/', 'test-results/', 'coverage/', 'electron.vite.config.*.mjs'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  ...svelte.configs.prettier,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'object-shorthand': 'error',
      'no-restricted-syntax': ['error', ...shapes()],
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
  {
    files: ['**/*.ts'],
    languageOptions: {
      parserOptions: {
        project: 'tsconfig.lint.json',
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      // The compiler's own check knows better: noUnusedLocals.
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // No rules that ask for types here: each component would be a program of its own, 30 s for forty of them.
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig }, globals: globals.browser },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': 'off',
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: globals.node }, rules: { 'no-undef': 'error' } },
  // The bench's bare page, and what has to be CommonJS: a sandboxed preload, electron-builder's configuration.
  { files: ['bench/floor/floor.js'], languageOptions: { globals: globals.browser } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: pure,
    ignores: tests,
    rules: {
      'no-restricted-globals': [
        'error',
        ...['setTimeout', 'setInterval', 'performance', 'fetch', 'crypto'].map((name) => ({
          name,
          message: asArgument,
        })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: asArgument },
        { object: 'Math', property: 'random', message: asArgument },
      ],
      'no-restricted-syntax': [
        'error',
        ...shapes(),
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: asArgument },
      ],
    },
  },
  {
    files: tests,
    rules: {
      'no-restricted-syntax': [
        'error',
        ...shapes(),
        {
          selector: 'CallExpression[callee.property.name="waitForTimeout"]',
          message: 'Wait for what should happen, not for time to pass.',
        },
      ],
    },
  },
  // dependency-cruiser sees the compiled code of a component, in which imports of types are gone. These are its rules 1
  // and 6 for those. The later entry replaces the earlier.
  componentImports('src-renderer/**/*.svelte'),
  componentImports('src-renderer/screens/*/*.svelte', {
    regex: '^\\.\\./(?!\\.\\./)',
    message: 'A screen knows no other screen: move what they share into ui/, or beside state.svelte.ts.',
  }),
  componentImports('src-renderer/ui/*.svelte', {
    regex: '^\\.\\./(?!\\.\\./messages/)',
    message: 'ui/ holds controls that any app could use: hand in what they show as properties.',
  }),
)

/** Syntax that is refused everywhere. */
function shapes() {
  return [
    { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that holds it.' },
    { selector: 'ExportNamedDeclaration[source]', message: 'No barrels: import from the file that holds it.' },
    { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
  ]
}

function componentImports(files, ...more) {
  const everywhere = [
    {
      regex: '/src-main/(?!ipc/contract(\\.ts$|/)|voice/)',
      message: 'Of src-main a screen knows ipc/contract.ts and voice/: put what it shows into the snapshot.',
    },
    { regex: '^(electron$|node:)', message: 'Screens are sandboxed: make it a command of ipc/contract.ts.' },
  ]
  return { files: [files], rules: { 'no-restricted-imports': ['error', { patterns: [...everywhere, ...more] }] } }
}
