import type { Slot } from '../commands/declare.ts';
import { TOOL } from '../host/program.ts';

/** The words that are offered, those of a slot or a list, or null behind a flag. */
type Offers = Slot | readonly string[] | null;

export interface CompletedCommand {
  /** The words that call it. */
  readonly path: string;
  readonly says: string;
  readonly options: readonly CompletedOption[];
  /** The arguments in order, the last of which may take all the rest. */
  readonly places: readonly { readonly name: string; readonly offers: Offers; readonly isRest: boolean }[];
}

export interface CompletedOption {
  readonly names: readonly string[];
  /** Former names, which are accepted but not offered. */
  readonly former: readonly string[];
  readonly says: string;
  readonly offers: Offers;
  readonly isRepeatable: boolean;
}

/** The commands and words that a script completes. */
export interface Completed {
  /** The commands as in the help, with groups, which have commands of their own. */
  readonly tops: readonly { readonly name: string; readonly says: string; readonly isGroup: boolean }[];
  readonly commands: readonly CompletedCommand[];
  /** The ids that a slot may hold. */
  readonly words: Readonly<Partial<Record<Slot, readonly string[]>>>;
}

/** The slots that take the name of a file (`f`) or a folder (`d`). */
const FILES: Readonly<Partial<Record<Slot, string>>> = {
  file: 'f',
  'id|file': 'f',
  'file|case': 'f',
  folder: 'd',
};

const head = (shell: string): string =>
  `# Completes joinedup ${TOOL.version} in ${shell}; written by “joinedup completion ${shell}”. It starts no program.`;

/** The script for bash, 3.2 or newer, with or without the package bash-completion. */
export function bashScript({ tops, commands, words }: Completed): string {
  const offer = (offers: Offers): string =>
    typeof offers === 'string' ? `_joinedup_slot '${offers}'` : `words='${(offers ?? []).join(' ')}'`;
  const under = (path: string) =>
    commands.flatMap((each) => (each.path.startsWith(`${path} `) ? [each.path.slice(path.length + 1)] : []));
  const slots = Object.entries({ ...FILES, ...words }).map(([slot]) => {
    const [ids = [], files = ''] = [words[slot as Slot], FILES[slot as Slot]];
    return [`'${slot}'`, `words='${ids.join(' ')}' files=${files}`] as const;
  });
  const values = commands.flatMap(({ path, options }) =>
    options
      .filter(({ offers }) => offers !== null)
      .map(({ names, former, offers }) => {
        return [[...names, ...former].map((name) => `'${path} ${name}'`).join(' | '), offer(offers)] as const;
      }),
  );
  const places = commands.flatMap(({ path, places: all }) =>
    all.map(({ offers, isRest }, at) => [`'${path} '${isRest ? '*' : at}`, offer(offers)] as const),
  );
  const names = [
    ["''", `words='${tops.map(({ name }) => name).join(' ')}'`] as const,
    ...tops.flatMap(({ name, isGroup }) =>
      isGroup ? [[name, `words='${under(name).join(' ')}'`] as const] : [],
    ),
  ];
  const flags = commands.map(({ path, options }) => {
    return [`'${path}'`, `words='${options.flatMap((each) => each.names).join(' ')} --help'`] as const;
  });
  return `${head('bash')}
# Load it with: source <(joinedup completion bash)

# Each sets what may stand in a place: "words", and "files" where a file (f) or a folder (d) may. Each fails for what it does not know.
${[
  ['slot', slots],
  ['value', values],
  ['argument', places],
  ['name', names],
  ['flag', [...flags, ['*', "words='--help --version --accessible --no-color --debug'"] as const]],
]
  .map(([name, rows]) => bashFunction(name as string, rows as typeof names))
  .join('\n')}
${BASH}`;
}

function bashFunction(name: string, rows: readonly (readonly [pattern: string, does: string])[]): string {
  const cases = rows.map(([pattern, does]) => `    ${pattern}) ${does} ;;\n`).join('');
  return `_joinedup_${name}() {\n  case $1 in\n${cases}    *) return 1 ;;\n  esac\n}\n`;
}

// Bash takes words apart at “:” and “=”, and wants back only what stands behind the last of them.
const BASH = `_joinedup() {
  local IFS=$' \\t\\n' rest=\${COMP_LINE:0:COMP_POINT} path='' words='' files='' before='' quote='' breaks=''
  local word cur previous='' i at=-1 place=0
  local -a typed
  COMPREPLY=()
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ $i -eq 0 || $rest == [[:space:]]* ]]; then
      at=$((at + 1))
      typed[at]=''
    fi
    rest=\${rest#"\${rest%%[![:space:]]*}"}
    rest=\${rest#"$word"}
    typed[at]+=$word
  done
  for ((i = 1; i < at; i++)); do
    word=\${typed[i]}
    if [[ $word == -* ]]; then
      previous=$word
      _joinedup_value "$path $word" && i=$((i + 1))
    elif _joinedup_name "$path"; then
      path=\${path:+$path }$word
    else
      place=$((place + 1))
    fi
  done
  cur=\${typed[at]}
  previous=\${typed[at > 0 ? at - 1 : 0]}
  words='' files=''
  case $cur in
    [\\"\\']*) quote=\${cur:0:1} cur=\${cur:1} ;;
    *\\\\*) quote=\\\\ cur=\${cur//\\\\/} ;;
  esac
  if [[ $cur == --*=* ]] && _joinedup_value "$path \${cur%%=*}"; then
    before=\${cur%%=*}= cur=\${cur#*=}
  elif [[ $previous == -* ]] && _joinedup_value "$path $previous"; then
    :
  elif [[ $cur == -* ]]; then
    _joinedup_flag "$path"
  else
    _joinedup_name "$path" || _joinedup_argument "$path $place"
  fi
  # Of the cases only what leads to them, until it is typed.
  [[ $words == case:* && $cur != case:* ]] && words=case:
  for word in $words; do
    [[ $word == "$cur"* ]] && COMPREPLY+=("$before$word")
  done
  if [[ \${#COMPREPLY[@]} -eq 0 ]]; then
    # What bash does by itself knows of spaces and quotes.
    [[ $files == f ]] && compopt -o default 2> /dev/null
    [[ $files == d ]] && compopt -o dirnames 2> /dev/null
    return 0
  fi
  [[ \${COMPREPLY[0]} == *[:=] ]] && compopt -o nospace 2> /dev/null
  if [[ $files == f && -z $quote$before ]]; then
    while IFS= read -r word; do
      COMPREPLY+=("$word")
      compopt -o filenames 2> /dev/null
    done < <(compgen -f -- "$cur" 2> /dev/null)
  fi
  [[ $COMP_WORDBREAKS == *:* ]] && breaks+=:
  [[ $COMP_WORDBREAKS == *=* ]] && breaks+==
  cur=$before$cur
  if [[ -z $quote && -n $breaks && $cur == *[$breaks]* ]]; then
    cur=\${cur%"\${cur##*[$breaks]}"}
    for i in "\${!COMPREPLY[@]}"; do COMPREPLY[i]=\${COMPREPLY[i]#"$cur"}; done
  fi
  return 0
}

# A bash that cannot be told so for each word falls back on the names of files for all.
if type compopt > /dev/null 2>&1; then
  complete -F _joinedup joinedup
else
  complete -o default -F _joinedup joinedup
fi
`;

/** The script for zsh, to be kept as `_joinedup` in fpath or to be loaded. */
export function zshScript({ tops, commands, words }: Completed): string {
  const functions = commands.map((each) => `${functionOf(each.path)}() {\n  ${argumentsOf(each)}\n}\n`);
  const groups = tops.filter(({ isGroup }) => isGroup).map(({ name }) => name);
  const within = (group: string) =>
    commands.flatMap(({ path, says }) =>
      path.startsWith(`${group} `) ? [{ name: path.slice(group.length + 1), says }] : [],
    );
  const slots = Object.entries(words).map(([slot, ids]) => {
    const call = `compadd${ids.every((id) => id.endsWith('=')) ? " -S ''" : ''} -- ${ids.join(' ')}`;
    if (slot === 'file|case')
      return `    ('file|case')
      if [[ $PREFIX == case:* ]]; then ${call}
      else _alternative 'files:file:_files' 'cases:worked case:compadd -S "" -- case:'; fi ;;\n`;
    if (slot === 'id|file')
      return `    ('id|file') _alternative 'frameworks:framework:${call}' 'files:file:_files' ;;\n`;
    return `    ('${slot}') ${call} ;;\n`;
  });
  return `#compdef joinedup
${head('zsh')}
# Keep it as _joinedup in a folder of $fpath, or load it behind compinit with: source <(joinedup completion zsh)

_joinedup_slot() {
  case $1 in
${slots.join('')}    (file) _files ;;
    (folder) _files -/ ;;
    (*) _message "$1" ;;
  esac
}

${functions.join('\n')}
${groups.map((group) => `${functionOf(group)}() {\n${dispatch(within(group), `${group} `)}}\n`).join('\n')}
_joinedup() {
${dispatch(tops, '')}}

if [[ $funcstack[1] == _joinedup ]]; then
  _joinedup "$@"
elif (( $+functions[compdef] )); then
  compdef _joinedup joinedup
fi
`;
}

function functionOf(path: string): string {
  return `_joinedup_of_${path.replaceAll(/[ -]/gu, '_')}`;
}

/** Completes the name of a command, and hands on the words behind it. */
function dispatch(rows: readonly { readonly name: string; readonly says: string }[], before: string): string {
  const described = rows.map(({ name, says }) => `    ${inQuotes(`${name}:${says}`)}\n`).join('');
  const cases = rows.map(({ name }) => `    (${name}) ${functionOf(before + name)} ;;\n`).join('');
  return `  local curcontext=$curcontext state line
  local -a commands=(
${described}  )
  _arguments -C -S ${GLOBAL} '1: :->command' '*::: :->rest' && return
  if [[ $state == command ]]; then
    _describe -t commands command commands
    return
  fi
  words=("$line[1]" "$words[@]")
  (( CURRENT += 1 ))
  case $line[1] in
${cases}  esac
`;
}

const GLOBAL = `'(- *)'{-h,--help}'[print help]' '(- *)'{-V,--version}'[print the version]' --accessible --no-color`;

function argumentsOf({ options, places }: CompletedCommand): string {
  const specs = options.flatMap(({ names, says, offers, isRepeatable }) => {
    const [before, after] = [
      isRepeatable ? '*' : `(${names.join(' ')})`,
      `[${says.replaceAll(/[\\\]]/gu, '\\$&')}]`,
    ];
    return names.map((name) => {
      if (offers === null) return inQuotes(`${before}${name}${after}`);
      return inQuotes(
        `${before}${name}${name.startsWith('--') ? '=' : '+'}${after}:${actionOf(name, offers)}`,
      );
    });
  });
  const rest = places.map(({ name, offers, isRest }, at) => {
    return inQuotes(`${isRest ? '*' : at + 1}:${actionOf(name, offers)}`);
  });
  return ['_arguments -S', "'(- *)'{-h,--help}'[print help]'", ...specs, ...rest].join(' \\\n    ');
}

function actionOf(name: string, offers: Offers): string {
  const called = name.replace(/^-+/u, '');
  return typeof offers === 'string'
    ? `${called}: _joinedup_slot ${offers.replace('|', '\\|')}`
    : `${called}:(${(offers ?? []).join(' ')})`;
}

function inQuotes(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
